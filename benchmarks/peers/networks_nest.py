"""The networks W1, W2, W3 and W5 in NEST, one thread: a peer of `synfire bench W1 W2 W3 W5`.

NEST states them in its own models: W1 iaf_psc_exp (exact integration), W2 iaf_cond_exp and W3 hh_cond_exp_traub (adaptive
Runge-Kutta, so another scheme than ours), W5 iaf_psc_delta. Its smallest delay is one step.

Synapses and values at the start come from --network FOLDER (see networks_brian2.py). With --wait: builds, prints a line with
"ready", then for every line read goes on for --seconds and prints a line of JSON with the seconds that took.
"""

import argparse
import json
import os
import sys
import time

import numpy as np
import nest


def read(given, name, kind):
    return np.fromfile(os.path.join(given.network, name), kind)


def connect(given, cells, name, first, weight, delay):
    sources = read(given, name + ".sources", "<i4") + first + cells[0].global_id
    targets = read(given, name + ".targets", "<i4") + cells[0].global_id
    nest.Connect(
        sources,
        targets,
        {"rule": "one_to_one"},
        {"synapse_model": "static_synapse", "weight": np.full(len(sources), weight), "delay": np.full(len(sources), delay)},
    )


def cuba(given):
    cells = nest.Create(
        "iaf_psc_exp",
        4000,
        dict(C_m=200.0, tau_m=20.0, tau_syn_ex=5.0, tau_syn_in=10.0, E_L=-49.0, V_th=-50.0, V_reset=-60.0, t_ref=5.0),
    )
    cells.V_m = read(given, "v.start", "<f8") * 1e3
    connect(given, cells, "excitatory", 0, 16.2, 0.1)
    connect(given, cells, "inhibitory", 3200, -90.0, 0.1)
    return cells


def coba(given):
    cells = nest.Create(
        "iaf_cond_exp",
        4000,
        dict(
            C_m=200.0, g_L=10.0, tau_syn_ex=5.0, tau_syn_in=10.0, E_L=-60.0, E_ex=0.0, E_in=-80.0, V_th=-50.0, V_reset=-60.0, t_ref=5.0
        ),
    )
    return conductances(given, cells)


def coba_hh(given):
    cells = nest.Create(
        "hh_cond_exp_traub",
        4000,
        dict(
            C_m=200.0, g_L=10.0, g_Na=20000.0, g_K=6000.0, E_L=-60.0, E_Na=50.0, E_K=-90.0, V_T=-63.0,
            tau_syn_ex=5.0, tau_syn_in=10.0, E_ex=0.0, E_in=-80.0, t_ref=3.0,
        ),
    )
    return conductances(given, cells)


def conductances(given, cells):
    cells.V_m = read(given, "v.start", "<f8") * 1e3
    kick = nest.Create("poisson_generator", params={"rate": 300.0, "stop": 50.0})  # NEST takes no conductance at the start
    nest.Connect(kick, cells[:500], syn_spec={"weight": 60.0, "delay": 0.1})
    connect(given, cells, "excitatory", 0, 6.0, 0.1)
    connect(given, cells, "inhibitory", 3200, -67.0, 0.1)
    return cells


def brunel(given):
    g, eta = (float(number) for number in given.point.split(","))
    cells = nest.Create(
        "iaf_psc_delta",
        12500,
        dict(C_m=1.0, tau_m=20.0, E_L=0.0, V_th=20.0, V_reset=10.0, t_ref=2.0, V_m=10.0),
    )
    connect(given, cells, "excitatory", 0, 0.1, 1.5)
    connect(given, cells, "inhibitory", 10000, -g * 0.1, 1.5)
    drive = nest.Create("poisson_generator", params={"rate": 1000 * eta * 10.0})
    nest.Connect(drive, cells, syn_spec={"weight": 0.1, "delay": 0.1})
    return cells


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workload", choices=["W1", "W2", "W3", "W5"])
    arguments.add_argument("--point", default="5,2", help="g and eta of W5")
    arguments.add_argument("--seconds", type=float, default=5)
    arguments.add_argument("--network", required=True)
    arguments.add_argument("--wait", action="store_true")
    arguments.add_argument("--no-record", action="store_true", help="record nothing")
    given = arguments.parse_args()
    nest.set_verbosity("M_ERROR")
    nest.ResetKernel()
    nest.set(resolution=0.1, local_num_threads=1, print_time=False)
    cells = {"W1": cuba, "W2": coba, "W3": coba_hh, "W5": brunel}[given.workload](given)
    recorder = None
    if not given.no_record:
        recorder = nest.Create("spike_recorder")
        nest.Connect(cells, recorder)
    nest.Prepare()
    if given.wait:
        print('{"ready": true}', flush=True)
    for _ in sys.stdin if given.wait else range(2):
        before = recorder.n_events if recorder else 0
        start = time.perf_counter()
        nest.Run(given.seconds * 1e3)
        taken = time.perf_counter() - start
        line = {"peer": "NEST", "version": nest.__version__, "seconds": taken}
        if recorder:
            line["rate"] = (recorder.n_events - before) / len(cells) / given.seconds
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
