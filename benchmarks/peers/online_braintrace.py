"""D-RTRL by braintrace: evidence accumulation, the network of Wang et al. (2024), f32, one thread.

Random inputs of the task's rates, so the work is that of a trial; the loss counts in the last 150 steps. Prints one line
of JSON: microseconds of a step of one trial, the best of some runs.

Needs braintrace 0.2.6 (with brainstate and jax) on the path of Python.

Usage: python online_braintrace.py [--steps 2200] [--trials 8] [--runs 3]
"""

import argparse
import json
import os
import time

os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import brainstate
import braintrace
import jax
import jax.numpy as jnp
import numpy as np

INPUTS, CELLS, EXCITATORY, OUTPUTS = 100, 200, 160, 2
DECAY = float(np.exp(-0.1))


@jax.custom_jvp
def spike(x):
    return (x >= 0).astype(x.dtype)


@spike.defjvp
def _(primals, tangents):
    (x,), (dx,) = primals, tangents
    return spike(x), jnp.maximum(0.0, 0.3 * (1 - jnp.abs(x))) * dx


class Network(brainstate.nn.Module):
    def __init__(self):
        super().__init__()
        rng = np.random.default_rng(1)

        def weights(sources, targets, variance):
            w = np.clip(rng.standard_normal((sources, targets)), -2, 2) * np.sqrt(variance / sources)
            return brainstate.ParamState(jnp.asarray(w, jnp.float32))

        self.input = weights(INPUTS, CELLS, 1)
        self.excitatory = weights(EXCITATORY, CELLS, 0.5)
        self.inhibitory = weights(CELLS - EXCITATORY, CELLS, 2)
        self.readout = weights(CELLS, OUTPUTS, 2)
        self.slow = jnp.asarray(np.exp(-1 / rng.uniform(500, 1500, CELLS)), jnp.float32)

    def init_state(self, batch_size=None, **_):
        shape = (CELLS,) if batch_size is None else (batch_size, CELLS)
        out = (OUTPUTS,) if batch_size is None else (batch_size, OUTPUTS)
        for name in ("v", "a", "ge", "gi"):
            setattr(self, name, brainstate.HiddenState(jnp.zeros(shape, jnp.float32)))
        self.r = brainstate.HiddenState(jnp.zeros(out, jnp.float32))

    def update(self, x):
        fired = spike(self.v.value - 1)
        v = self.v.value - fired
        a = (self.a.value - fired) * self.slow
        to_e = braintrace.matmul(x, self.input.value, weight_fn=jnp.abs)
        to_e += braintrace.matmul(fired[..., :EXCITATORY], self.excitatory.value, weight_fn=jnp.abs)
        to_i = braintrace.matmul(fired[..., EXCITATORY:], self.inhibitory.value, weight_fn=jnp.abs)
        ge = (self.ge.value + to_e) * DECAY
        gi = (self.gi.value + to_i) * DECAY
        g = 1 + ge + gi
        rest = (a + 3 * ge - 3 * gi) / g
        v = rest + (v - rest) * jnp.exp(-0.01 * g)
        self.v.value, self.a.value, self.ge.value, self.gi.value = v, a, ge, gi
        self.r.value = DECAY * self.r.value + braintrace.matmul(spike(v - 1), self.readout.value)
        return self.r.value


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--steps", type=int, default=2200)
    arguments.add_argument("--trials", type=int, default=8)
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()
    rng = np.random.default_rng(2)
    xs = jnp.asarray(rng.random((given.steps, given.trials, INPUTS)) < 0.01, jnp.float32)
    labels = jnp.asarray(rng.integers(0, OUTPUTS, given.trials))
    mask = jnp.asarray(np.arange(given.steps) >= given.steps - 150, jnp.float32)
    network = Network()
    learner = braintrace.compile(network, braintrace.D_RTRL, xs[0], batch_size=given.trials)

    def loss(x):
        shares = jax.nn.log_softmax(learner(x))
        return -jnp.mean(jnp.take_along_axis(shares, labels[:, None], 1))

    @brainstate.transform.jit
    def gradient():
        brainstate.nn.reset_all_states(network, batch_size=given.trials)
        learner.reset_state(given.trials)
        return learner.etrace_grad(xs, step_fn=loss, mask=mask)

    before = time.perf_counter()
    jax.block_until_ready(gradient())
    compiled = time.perf_counter() - before
    best = float("inf")
    for _ in range(given.runs):
        before = time.perf_counter()
        jax.block_until_ready(gradient())
        best = min(best, time.perf_counter() - before)
    print(
        json.dumps(
            {
                "peer": "braintrace",
                "version": braintrace.__version__,
                "jax": jax.__version__,
                "steps": given.steps,
                "trials": given.trials,
                "first": compiled,
                "batch": best,
                "seconds": 1e6 * best / (given.steps * given.trials),
            }
        )
    )


if __name__ == "__main__":
    main()
