"""The networks W1, W2, W3 and W5 in Brian 2, C++ standalone: the peer of `synfire bench W1 W2 W3 W5`.

  W1  benchmark 2 of Brette et al. (2007): 4,000 leaky cells, exponential currents
  W2  benchmark 1: the same cells with exponential conductances
  W3  benchmark 3: 4,000 Hodgkin-Huxley cells (Traub and Miles) with exponential conductances
  W5  Brunel (2000), model A: 12,500 leaky cells, delta synapses, delay 1.5 ms, Poisson drive

Steps of 0.1 ms, float64. Builds once, runs several times, and prints one JSON line per run: seconds as Brian 2 itself measures
them (build excluded), and unless --no-record rates in Hz and the mean coefficient of variation of the intervals (cells with at
least 6 spikes) without the first part of the run.

--network FOLDER takes synapses and values at the start from files, so that both simulators run the very same network:
PROJECTION.sources, PROJECTION.targets (int32) and VARIABLE.start (float64), all little-endian.
--spikes FILE writes the spikes as pairs of int32: step, cell.
"""

import argparse
import json
import os
import sys
import tempfile

import brian2 as b2
import numpy as np

EXCITATORY, INHIBITORY = 3200, 800


def cuba():
    cells = b2.NeuronGroup(
        EXCITATORY + INHIBITORY,
        """dv/dt  = (ge+gi-(v-rest))/tau_m : volt (unless refractory)
           dge/dt = -ge/tau_e : volt
           dgi/dt = -gi/tau_i : volt""",
        threshold="v > threshold",
        reset="v = reset",
        refractory=5 * b2.ms,
        method="exact",
        namespace=dict(
            tau_m=20 * b2.ms, tau_e=5 * b2.ms, tau_i=10 * b2.ms, threshold=-50 * b2.mV, reset=-60 * b2.mV, rest=-49 * b2.mV
        ),
    )
    return cells, {"v": "-60*mV + rand()*10*mV"}, "ge += 1.62*mV", "gi -= 9*mV"


CONDUCTANCE_START = {
    "v": "-60*mV + (randn()*5-5)*mV",
    "ge": "(randn()*1.5+4)*10*nS",
    "gi": "(randn()*12+20)*10*nS",
}


def coba():
    cells = b2.NeuronGroup(
        EXCITATORY + INHIBITORY,
        """dv/dt  = (gl*(El-v) + ge*(Ee-v) + gi*(Ei-v))/C : volt (unless refractory)
           dge/dt = -ge/tau_e : siemens
           dgi/dt = -gi/tau_i : siemens""",
        threshold="v > -50*mV",
        reset="v = -60*mV",
        refractory=5 * b2.ms,
        method="exponential_euler",
        namespace=dict(
            gl=10 * b2.nS, C=200 * b2.pF, El=-60 * b2.mV, Ee=0 * b2.mV, Ei=-80 * b2.mV, tau_e=5 * b2.ms, tau_i=10 * b2.ms
        ),
    )
    return cells, CONDUCTANCE_START, "ge += 6*nS", "gi += 67*nS"


def coba_hh():
    area = 20000 * b2.umetre**2
    cells = b2.NeuronGroup(
        EXCITATORY + INHIBITORY,
        """dv/dt = (gl*(El-v) + ge*(Ee-v) + gi*(Ei-v) - g_Na*m**3*h*(v-ENa) - g_K*n**4*(v-EK))/C : volt
           dm/dt = a_m*(1-m) - b_m*m : 1
           dh/dt = a_h*(1-h) - b_h*h : 1
           dn/dt = a_n*(1-n) - b_n*n : 1
           dge/dt = -ge/tau_e : siemens
           dgi/dt = -gi/tau_i : siemens
           a_m = 1.28/exprel((13*mV-v+VT)/(4*mV))/ms : Hz
           b_m = 1.4/exprel((v-VT-40*mV)/(5*mV))/ms : Hz
           a_h = 0.128*exp((17*mV-v+VT)/(18*mV))/ms : Hz
           b_h = 4/(1+exp((40*mV-v+VT)/(5*mV)))/ms : Hz
           a_n = 0.16/exprel((15*mV-v+VT)/(5*mV))/ms : Hz
           b_n = 0.5*exp((10*mV-v+VT)/(40*mV))/ms : Hz""",
        threshold="v > -20*mV",
        refractory=3 * b2.ms,
        method="exponential_euler",
        namespace=dict(
            C=area * b2.ufarad / b2.cm**2,
            gl=area * 5e-5 * b2.siemens / b2.cm**2,
            g_Na=area * 100 * b2.msiemens / b2.cm**2,
            g_K=area * 30 * b2.msiemens / b2.cm**2,
            El=-60 * b2.mV,
            EK=-90 * b2.mV,
            ENa=50 * b2.mV,
            VT=-63 * b2.mV,
            Ee=0 * b2.mV,
            Ei=-80 * b2.mV,
            tau_e=5 * b2.ms,
            tau_i=10 * b2.ms,
        ),
    )
    return cells, CONDUCTANCE_START, "ge += 6*nS", "gi += 67*nS"


def balanced(given):
    cells, start, on_excitatory, on_inhibitory = {"W1": cuba, "W2": coba, "W3": coba_hh}[given.workload]()
    if given.network:
        for variable in start:
            unit = b2.volt if given.workload == "W1" or variable == "v" else b2.siemens
            setattr(cells, variable, np.fromfile(os.path.join(given.network, variable + ".start"), "<f8") * unit)
    else:
        for variable, text in start.items():
            setattr(cells, variable, text)
    excitatory = b2.Synapses(cells[:EXCITATORY], cells, on_pre=on_excitatory)
    inhibitory = b2.Synapses(cells[EXCITATORY:], cells, on_pre=on_inhibitory)
    for synapses, name in ((excitatory, "excitatory"), (inhibitory, "inhibitory")):
        if given.network:
            synapses.connect(i=indices(given, name, "sources"), j=indices(given, name, "targets"))
        else:
            synapses.connect(p=0.02)
    return cells, EXCITATORY, [excitatory, inhibitory]


def brunel(given):
    excitatory, inhibitory = 10000, 2500
    g, eta = (float(number) for number in given.point.split(","))
    jump = 0.1 * b2.mV
    cells = b2.NeuronGroup(
        excitatory + inhibitory,
        "dv/dt = -v/tau : volt (unless refractory)",
        threshold="v > 20*mV",
        reset="v = 10*mV",
        refractory=2 * b2.ms,
        method="exact",
        namespace=dict(tau=20 * b2.ms),
    )
    cells.v = 10 * b2.mV
    drive = b2.PoissonInput(cells, "v", 1000, eta * 10 * b2.Hz, weight=jump)
    random = np.random.default_rng(given.seed or None)
    parts = [drive]
    for name, first, size, degree, weight in (
        ("excitatory", 0, excitatory, 1000, jump),
        ("inhibitory", excitatory, inhibitory, 250, -g * jump),
    ):
        synapses = b2.Synapses(
            cells[first : first + size], cells, on_pre="v += weight", delay=1.5 * b2.ms, namespace=dict(weight=weight)
        )
        if given.network:
            synapses.connect(i=indices(given, name, "sources"), j=indices(given, name, "targets"))
        else:
            sources = drawn(random, size, degree, excitatory + inhibitory)
            synapses.connect(i=sources, j=np.repeat(np.arange(excitatory + inhibitory), degree))
        parts.append(synapses)
    return cells, excitatory, parts


def drawn(random, size, degree, targets):
    return np.concatenate([random.choice(size, degree, replace=False) for _ in range(targets)])


def redraw(random):
    """Other sources for the synapses of W5, in the files that the built program reads."""
    for name, values in b2.device.static_arrays.items():
        for size, degree in ((10000, 1000), (2500, 250)):
            if len(values) == 12500 * degree and values.max() < size:
                sources = drawn(random, size, degree, 12500).astype(values.dtype)
                sources.tofile(os.path.join(b2.device.project_dir, "static_arrays", name))


def indices(given, projection, which):
    return np.fromfile(os.path.join(given.network, f"{projection}.{which}"), "<i4")


def figures(step, cell, excitatory, cells, given, dt):
    late = step * dt >= given.discard
    window = given.seconds - given.discard
    line = {
        "E": float(np.sum(cell[late] < excitatory) / excitatory / window),
        "I": float(np.sum(cell[late] >= excitatory) / (cells - excitatory) / window),
    }
    order = np.lexsort((step[late], cell[late]))
    times, owners = step[late][order] * dt, cell[late][order]
    starts = np.searchsorted(owners, np.arange(cells + 1))
    irregular = []
    for first, end in zip(starts[:-1], starts[1:]):
        if end - first >= 6:
            intervals = np.diff(times[first:end])
            irregular.append(np.std(intervals, ddof=1) / np.mean(intervals))
    return line | {"CV": float(np.mean(irregular)) if irregular else None}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workload", choices=["W1", "W2", "W3", "W5"])
    arguments.add_argument("--point", default="5,2", help="g and eta of W5")
    arguments.add_argument("--seconds", type=float, default=5)
    arguments.add_argument("--discard", type=float, default=0.5)
    arguments.add_argument("--seed", type=int, default=1, help="0 draws everything anew in every run")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--network")
    arguments.add_argument("--spikes")
    arguments.add_argument("--no-record", action="store_true")
    arguments.add_argument("--wait", action="store_true", help="build, say ready, then run once for every line read")
    given = arguments.parse_args()
    b2.set_device("cpp_standalone", build_on_run=False)
    b2.prefs.devices.cpp_standalone.openmp_threads = 0
    b2.defaultclock.dt = 0.1 * b2.ms
    if given.seed:
        b2.seed(given.seed)
    cells, excitatory, parts = brunel(given) if given.workload == "W5" else balanced(given)
    network = b2.Network(cells, *parts)
    monitor = None
    if not given.no_record:
        monitor = b2.SpikeMonitor(cells)
        network.add(monitor)
    network.run(given.seconds * b2.second)
    with tempfile.TemporaryDirectory(prefix="synfire-brian2-") as folder:
        b2.device.build(directory=folder, run=False)
        if given.wait:
            print('{"ready": true}', flush=True)
        random = np.random.default_rng()
        for _ in sys.stdin if given.wait else range(given.runs):
            if given.workload == "W5" and not given.seed and not given.network:
                redraw(random)
            b2.device.run(b2.device.project_dir, with_output=False, run_args=[])
            line = {"peer": "Brian 2", "version": b2.__version__, "seconds": b2.device._last_run_time}
            if monitor is not None:
                step = np.rint(np.asarray(monitor.t / b2.ms) / 0.1).astype("<i4")
                cell = np.asarray(monitor.i).astype("<i4")
                line |= {"spikes": len(cell)} | figures(step, cell, excitatory, cells.N, given, 1e-4)
                if given.spikes:
                    np.column_stack((step, cell)).astype("<i4").tofile(given.spikes)
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
