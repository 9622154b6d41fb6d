"""Benchmark 2 of Brette et al. (2007) in Brian 2, C++ standalone: 4,000 leaky cells with exponential currents.

The peer of `synfire bench W1`: same equations, exact integration, steps of 0.1 ms, probability 0.02, float64. Builds once,
runs several times, and prints one JSON line per run: seconds of the run as Brian 2 itself measures them (build excluded),
spikes recorded, and rates of both populations without the first 0.5 s.

Usage: python cuba_brian2.py [--seconds 5] [--runs 5] [--no-record]
"""

import argparse
import json
import tempfile

import brian2 as b2
import numpy as np


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seconds", type=float, default=5)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--no-record", action="store_true")
    given = arguments.parse_args()
    b2.set_device("cpp_standalone", build_on_run=False)
    b2.prefs.devices.cpp_standalone.openmp_threads = 0
    b2.defaultclock.dt = 0.1 * b2.ms

    tau_m, tau_e, tau_i = 20 * b2.ms, 5 * b2.ms, 10 * b2.ms
    threshold, reset, rest = -50 * b2.mV, -60 * b2.mV, -49 * b2.mV
    cells = b2.NeuronGroup(
        4000,
        """dv/dt  = (ge+gi-(v-rest))/tau_m : volt (unless refractory)
           dge/dt = -ge/tau_e : volt
           dgi/dt = -gi/tau_i : volt""",
        threshold="v > threshold",
        reset="v = reset",
        refractory=5 * b2.ms,
        method="exact",
        namespace=dict(tau_m=tau_m, tau_e=tau_e, tau_i=tau_i, threshold=threshold, reset=reset, rest=rest),
    )
    cells.v = "-60*mV + rand()*10*mV"
    excitatory = b2.Synapses(cells[:3200], cells, on_pre="ge += 1.62*mV")
    inhibitory = b2.Synapses(cells[3200:], cells, on_pre="gi -= 9*mV")
    excitatory.connect(p=0.02)
    inhibitory.connect(p=0.02)
    network = b2.Network(cells, excitatory, inhibitory)
    monitor = None
    if not given.no_record:
        monitor = b2.SpikeMonitor(cells)
        network.add(monitor)
    network.run(given.seconds * b2.second)
    b2.device.build(directory=tempfile.mkdtemp(prefix="synfire-brian2-"), run=False)
    for run in range(given.runs):
        b2.device.run(b2.device.project_dir, with_output=False, run_args=[])
        line = {"peer": "brian2", "version": b2.__version__, "seconds": b2.device._last_run_time}
        if monitor is not None:
            i, t = np.asarray(monitor.i), np.asarray(monitor.t / b2.second)
            late = i[t >= 0.5]
            window = given.seconds - 0.5
            line |= {"spikes": len(i), "E": np.sum(late < 3200) / 3200 / window, "I": np.sum(late >= 3200) / 800 / window}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
