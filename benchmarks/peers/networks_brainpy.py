"""The networks W1, W2, W3 and W5 in BrainPy, float64, on the CPU: a peer of `synfire bench W1 W2 W3 W5`.

Event-driven products on compressed rows, one compiled loop over time. Synapses and values at the start come from --network
FOLDER (see networks_brian2.py). With --wait: builds, prints a line with "ready", then for every line read goes on
for --seconds and prints a line of JSON with the seconds that took; the first time it compiles too.
"""

import argparse
import json
import os
import sys
import time

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import brainpy as bp
import brainpy.math as bm
import numpy as np

EXCITATORY, CELLS = 3200, 4000


def read(given, name, kind):
    return np.fromfile(os.path.join(given.network, name), kind)


def rows(given, name, size, cells):
    """The synapses of a projection as BrainPy connects them."""
    return bp.conn.IJConn(i=read(given, name + ".sources", "<i4"), j=read(given, name + ".targets", "<i4"))(size, cells)


class HodgkinHuxley(bp.dyn.NeuDyn):
    """Traub and Miles, per 20,000 square micrometres, conductances in nS over 200 pF."""

    def __init__(self, size):
        super().__init__(size)
        self.V = bm.Variable(bm.zeros(size))
        self.m, self.h, self.n = (bm.Variable(bm.zeros(size)) for _ in range(3))
        self.spike = bm.Variable(bm.zeros(size, dtype=bool))
        self.last = bm.Variable(bm.full(size, -1e7))
        self.integral = bp.odeint(bp.JointEq(self.dV, self.dm, self.dh, self.dn), method="exp_auto")

    def dm(self, m, t, V):
        return 1.28 / bm.exprel((13 - V - 63) / 4) * (1 - m) - 1.4 / bm.exprel((V + 63 - 40) / 5) * m

    def dh(self, h, t, V):
        return 0.128 * bm.exp((17 - V - 63) / 18) * (1 - h) - 4 / (1 + bm.exp((40 - V - 63) / 5)) * h

    def dn(self, n, t, V):
        return 0.16 / bm.exprel((15 - V - 63) / 5) * (1 - n) - 0.5 * bm.exp((10 - V - 63) / 40) * n

    def dV(self, V, t, m, h, n):
        synaptic = self.sum_current_inputs(V)
        return (10 * (-60 - V) - 20000 * m**3 * h * (V - 50) - 6000 * n**4 * (V + 90) + synaptic) / 200

    def update(self, _=None):
        t = bp.share["t"]
        V, m, h, n = self.integral(self.V, self.m, self.h, self.n, t, bp.share["dt"])
        self.spike.value = bm.logical_and(V > -20, t - self.last >= 3)
        self.last.value = bm.where(self.spike, t, self.last)
        self.V.value, self.m.value, self.h.value, self.n.value = V, m, h, n
        return self.spike.value


class Balanced(bp.DynamicalSystem):
    def __init__(self, given):
        super().__init__()
        conductance = given.workload != "W1"
        if given.workload == "W3":
            self.N = HodgkinHuxley(CELLS)
        else:
            self.N = bp.dyn.LifRef(
                CELLS,
                V_rest=-60.0 if conductance else -49.0,
                V_th=-50.0,
                V_reset=-60.0,
                tau=20.0,
                tau_ref=5.0,
                V_initializer=bp.init.Constant(-60.0),
                method="exp_auto",
            )
        self.N.V.value = bm.asarray(read(given, "v.start", "<f8") * 1e3)
        leak = 10.0 if given.workload == "W2" else 1.0  # LifRef takes conductances over that of its leak

        def half(name, size, tau, weight, reversal):
            return bp.dyn.HalfProjAlignPostMg(
                comm=bp.dnn.EventCSRLinear(rows(given, name, size, CELLS), weight),
                syn=bp.dyn.Expon.desc(size=CELLS, tau=tau),
                out=bp.dyn.COBA.desc(E=reversal) if conductance else bp.dyn.CUBA.desc(),
                post=self.N,
            )

        self.E = half("excitatory", EXCITATORY, 5.0, 6.0 / leak if conductance else 1.62, 0.0)
        self.I = half("inhibitory", CELLS - EXCITATORY, 10.0, 67.0 / leak if conductance else -9.0, -80.0)
        if conductance:
            self.E.refs["syn"].g.value = bm.asarray(read(given, "ge.start", "<f8") * 1e9 / leak)
            self.I.refs["syn"].g.value = bm.asarray(read(given, "gi.start", "<f8") * 1e9 / leak)

    def update(self, _=None):
        spikes = self.N.spike.value
        self.E(spikes[:EXCITATORY])
        self.I(spikes[EXCITATORY:])
        return bm.sum(self.N(0.0))


class Brunel(bp.DynamicalSystem):
    """Delta synapses with a ring of what arrives in the next 15 steps."""

    CELLS, EXCITATORY, SLOTS = 12500, 10000, 15

    def __init__(self, given):
        super().__init__()
        g, eta = (float(number) for number in given.point.split(","))
        inhibitory = self.CELLS - self.EXCITATORY
        self.E = bp.dnn.EventCSRLinear(rows(given, "excitatory", self.EXCITATORY, self.CELLS), 0.1)
        self.I = bp.dnn.EventCSRLinear(rows(given, "inhibitory", inhibitory, self.CELLS), -g * 0.1)
        self.mean = 1000 * eta * 10.0 * 1e-4
        self.decay = float(np.exp(-0.1 / 20))
        self.V = bm.Variable(bm.full(self.CELLS, 10.0))
        self.last = bm.Variable(bm.full(self.CELLS, -1e7))
        self.spike = bm.Variable(bm.zeros(self.CELLS, dtype=bool))
        self.ring = bm.Variable(bm.zeros((self.SLOTS, self.CELLS)))

    def update(self, _=None):
        t = bp.share["t"]
        slot = bp.share["i"] % self.SLOTS
        refractory = t - self.last < 2
        V = bm.where(refractory, self.V, self.V * self.decay)
        self.spike.value = bm.logical_and(V > 20, bm.logical_not(refractory))
        V = V + self.ring[slot] + 0.1 * bm.random.poisson(self.mean, self.CELLS)
        self.ring[slot] = self.E(self.spike[: self.EXCITATORY]) + self.I(self.spike[self.EXCITATORY :])
        self.V.value = bm.where(self.spike, 10.0, V)
        self.last.value = bm.where(self.spike, t, self.last)
        return bm.sum(self.spike)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workload", choices=["W1", "W2", "W3", "W5"])
    arguments.add_argument("--point", default="5,2", help="g and eta of W5")
    arguments.add_argument("--seconds", type=float, default=5)
    arguments.add_argument("--network", required=True)
    arguments.add_argument("--wait", action="store_true")
    arguments.add_argument("--no-record", action="store_true", help="as always: only the number of spikes is kept")
    given = arguments.parse_args()
    bm.set(dt=0.1)
    bm.enable_x64()
    bm.set_platform("cpu")
    network = (Brunel if given.workload == "W5" else Balanced)(given)
    cells = 12500 if given.workload == "W5" else CELLS
    steps = round(given.seconds * 1e4)

    @bm.jit
    def run(first):
        return bm.sum(bm.for_loop(lambda step: network.step_run(step), first + bm.arange(steps)))

    if given.wait:
        print('{"ready": true}', flush=True)  # the first run compiles too
    else:
        int(run(0))
    for number, _ in enumerate(sys.stdin if given.wait else range(2)):
        start = time.perf_counter()
        spikes = int(run((number + 1) * steps))
        taken = time.perf_counter() - start
        line = {"peer": "BrainPy", "version": bp.__version__, "seconds": taken, "rate": spikes / cells / given.seconds}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
