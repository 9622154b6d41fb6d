"""Gradient of the mean rate of benchmark 2 of Brette et al. (2007) by all of its weights, by brainstate: BPTT in float32.

The peer of `synfire bench W1-gradient`: 4,000 leaky cells with exponential currents, steps of 0.1 ms, probability 0.02, 1,000
steps, exact integration of the linear parts, the same surrogate (height 0.05 at the threshold, 1 mV to both sides), one thread.
States are brainstate's, the loop and the gradient its transforms (`for_loop`, or `checkpointed_for_loop` with --checkpoints),
the synapses sparse: brainevent's CSR (events times rows), or with --segments gathers and segment sums of JAX.

Prints one JSON line: seconds of value and gradient (best of the runs after the compilation), compilation, versions, mean rate.

Usage: python cuba_gradient_brainstate.py [--steps 1000] [--runs 5] [--segments]
"""

import argparse
import json
import os
import time

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
os.environ.setdefault("NUMBA_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ["JAX_PLATFORMS"] = "cpu"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})

import brainevent
import brainstate
import jax
import jax.numpy as jnp
import numpy as np

CELLS, EXCITATORY = 4000, 3200
DT, TAU_M, TAU_E, TAU_I = 0.1, 20.0, 5.0, 10.0
THRESHOLD, RESET, REST, REFRACTORY = -50.0, -60.0, -49.0, 50
HEIGHT, WIDTH = 0.05, 1.0


@jax.custom_vjp
def spike(margin):
    return (margin > 0).astype(margin.dtype)


def spike_forward(margin):
    return spike(margin), margin


def spike_backward(margin, cotangent):
    return (cotangent * HEIGHT * jnp.maximum(0.0, WIDTH - jnp.abs(margin)),)


spike.defvjp(spike_forward, spike_backward)


def edges(rng, sources):
    """Bernoulli edges in compressed rows."""
    rows = [np.flatnonzero(rng.random(CELLS) < 0.02) for _ in range(sources)]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int32)
    return starts, np.concatenate(rows).astype(np.int32)


def matrix(rows, weight):
    starts, targets = rows
    return brainevent.CSR((weight, jnp.asarray(targets), jnp.asarray(starts)), shape=(len(starts) - 1, CELLS))


def exact(tau):
    """v and g after a step of dv/dt = (g - v)/taum, dg/dt = -g/tau: factor of g in v, decay of g."""
    decay, decay_m = np.exp(-DT / tau), np.exp(-DT / TAU_M)
    return tau / (TAU_M - tau) * (decay_m - decay) if tau != TAU_M else DT / TAU_M * decay_m, decay


class Network(brainstate.nn.Module):
    def __init__(self, segments):
        super().__init__()
        rng = np.random.default_rng(1)
        self.segments = segments
        self.start = rng.uniform(-60, -50, CELLS).astype(np.float32)
        self.excitatory = edges(rng, EXCITATORY)
        self.inhibitory = edges(rng, CELLS - EXCITATORY)
        self.weight_e = brainstate.ParamState(jnp.full(len(self.excitatory[1]), 1.62, jnp.float32))
        self.weight_i = brainstate.ParamState(jnp.full(len(self.inhibitory[1]), -9.0, jnp.float32))
        self.matrix_e = matrix(self.excitatory, self.weight_e.value)
        self.matrix_i = matrix(self.inhibitory, self.weight_i.value)
        self.v = brainstate.HiddenState(jnp.asarray(self.start))
        self.ge = brainstate.HiddenState(jnp.zeros(CELLS, jnp.float32))
        self.gi = brainstate.HiddenState(jnp.zeros(CELLS, jnp.float32))
        self.age = brainstate.ShortTermState(jnp.full(CELLS, 1_000_000, jnp.int32))

    def restart(self):
        self.v.value = jnp.asarray(self.start)
        self.ge.value = jnp.zeros(CELLS, jnp.float32)
        self.gi.value = jnp.zeros(CELLS, jnp.float32)
        self.age.value = jnp.full(CELLS, 1_000_000, jnp.int32)

    def product(self, spikes, weight, rows, matrix):
        starts, targets = rows
        if self.segments:
            counts = np.diff(starts)
            sources = np.repeat(np.arange(len(counts)), counts)
            return jax.ops.segment_sum(spikes[sources] * weight, jnp.asarray(targets), CELLS)
        return brainevent.BinaryArray(spikes) @ matrix.with_data(weight)

    def step(self, _):
        by_e, decay_e = exact(TAU_E)
        by_i, decay_i = exact(TAU_I)
        decay_m = np.exp(-DT / TAU_M)
        active = self.age.value >= REFRACTORY
        moved = REST + (self.v.value - REST) * decay_m + by_e * self.ge.value + by_i * self.gi.value
        v = jnp.where(active, moved, self.v.value)
        fired = spike(v - THRESHOLD) * active
        self.v.value = v + fired * (RESET - v)
        self.age.value = jnp.where(fired > 0, 1, self.age.value + 1)
        sent_e = self.product(fired[:EXCITATORY], self.weight_e.value, self.excitatory, self.matrix_e)
        sent_i = self.product(fired[EXCITATORY:], self.weight_i.value, self.inhibitory, self.matrix_i)
        self.ge.value = self.ge.value * decay_e + sent_e
        self.gi.value = self.gi.value * decay_i + sent_i
        return jnp.sum(fired)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--steps", type=int, default=1000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--segments", action="store_true")
    given = arguments.parse_args()
    network = Network(given.segments)
    weights = {"e": network.weight_e, "i": network.weight_i}

    def loss():
        network.restart()
        spikes = brainstate.transform.for_loop(network.step, jnp.arange(given.steps))
        return jnp.sum(spikes) / (CELLS * given.steps * DT * 1e-3)

    @brainstate.transform.jit
    def value_and_gradient():
        return brainstate.transform.grad(loss, weights, return_value=True)()

    before = time.perf_counter()
    gradient, rate = jax.block_until_ready(value_and_gradient())
    compiled = time.perf_counter() - before
    best = float("inf")
    for _ in range(given.runs):
        before = time.perf_counter()
        gradient, rate = jax.block_until_ready(value_and_gradient())
        best = min(best, time.perf_counter() - before)
    every = np.concatenate([np.asarray(gradient["e"]), np.asarray(gradient["i"])])
    print(
        json.dumps(
            {
                "peer": "brainstate",
                "version": brainstate.__version__,
                "brainevent": brainevent.__version__,
                "jax": jax.__version__,
                "product": "segments" if given.segments else "brainevent CSR",
                "steps": given.steps,
                "seconds": best,
                "first": compiled,
                "rate": float(rate),
                "synapses": len(every),
                "largest": float(np.max(np.abs(every))),
                "others_than_zero": float(np.mean(every != 0)),
            }
        )
    )


if __name__ == "__main__":
    main()
