"""Loss and gradient of evidence accumulation by brainstate: its states, `for_loop`, `grad` and `jit`, f32, all cores.

The peer of `synfire bench C-batch`; see evidence_problem.py.

Usage: python evidence_brainstate.py FOLDER
"""

import os
import sys

os.environ["JAX_PLATFORMS"] = "cpu"

import brainstate
import jax
import jax.numpy as jnp
import numpy as np
from evidence_jax import adam, spike
from evidence_problem import *


class Network(brainstate.nn.Module):
    def __init__(self, problem):
        super().__init__()
        self.problem = problem
        self.decay = np.float32(np.exp(-DT / TAU_G))
        self.decay_r = np.float32(np.exp(-DT / TAU_R))
        self.decay_a = jnp.exp(-DT / jnp.asarray(problem.tau_a))
        self.latent = {name: brainstate.ParamState(jnp.asarray(x)) for name, x in problem.weights.items()}
        cells = (problem.trials, problem.excitatory + problem.inhibitory)
        for name in ("v", "a", "ge", "gi", "s"):
            setattr(self, name, brainstate.HiddenState(jnp.zeros(cells, jnp.float32)))
        self.r = brainstate.HiddenState(jnp.zeros((problem.trials, problem.outputs), jnp.float32))

    def restart(self):
        for state in (self.v, self.a, self.ge, self.gi, self.s, self.r):
            state.value = jnp.zeros_like(state.value)

    def step(self, x):
        n = self.problem.excitatory
        s = self.s.value
        v = self.v.value - THRESHOLD * s
        a = (self.a.value - BETA * s) * self.decay_a
        ge, gi = self.ge.value * self.decay, self.gi.value * self.decay
        total = 1 + ge + gi
        end = (a + E_E * ge + E_I * gi) / total
        v = end + (v - end) * jnp.exp(-DT / TAU * total)
        s = spike((v - THRESHOLD) / THRESHOLD)
        self.ge.value = ge + x @ jnp.abs(self.latent["input"].value) + s[:, :n] @ jnp.abs(self.latent["excitatory"].value)
        self.gi.value = gi + s[:, n:] @ jnp.abs(self.latent["inhibitory"].value)
        self.r.value = self.r.value * self.decay_r + s @ self.latent["readout"].value
        self.v.value, self.a.value, self.s.value = v, a, s
        return self.r.value

    def loss(self, inputs, labels):
        self.restart()
        rs = brainstate.transform.for_loop(self.step, inputs)
        shares = jax.nn.log_softmax(rs[self.problem.first :])
        return -jnp.mean(jnp.take_along_axis(shares, labels[None, :, None], 2))


def main():
    problem = Problem(sys.argv[1])
    network = Network(problem)
    inputs, labels = jnp.asarray(problem.input, jnp.float32), jnp.asarray(problem.labels)

    @brainstate.transform.jit
    def value_and_gradient(inputs, labels):
        gradient, value = brainstate.transform.grad(network.loss, network.latent, return_value=True)(inputs, labels)
        return value, gradient

    value, gradient = jax.block_until_ready(value_and_gradient(inputs, labels))
    problem.write_gradient("brainstate", gradient)
    zeros = {name: jnp.zeros_like(state.value) for name, state in network.latent.items()}
    mean, square = brainstate.ShortTermState(zeros), brainstate.ShortTermState(zeros)

    @brainstate.transform.jit
    def update(count, key, chances, labels):
        inputs = jax.random.bernoulli(key, chances).astype(jnp.float32)
        gradient, value = brainstate.transform.grad(network.loss, network.latent, return_value=True)(inputs, labels)
        latent = {name: state.value for name, state in network.latent.items()}
        latent, mean.value, square.value = adam(count, latent, gradient, mean.value, square.value)
        for name, state in network.latent.items():
            state.value = latent[name]
        return value

    first = {name: state.value for name, state in network.latent.items()}
    rng = np.random.default_rng(1)
    done = [0]

    def batch():
        left, labels = sides(rng, problem.trials)
        done[0] += 1
        return jax.block_until_ready(update(float(done[0]), jax.random.PRNGKey(done[0]), probabilities(left), labels))

    def gradient_alone():
        return jax.block_until_ready(value_and_gradient(inputs, labels))[0]

    batch()
    for name, state in network.latent.items():
        state.value = first[name]
    serve({"peer": "brainstate", "version": brainstate.__version__, "loss": float(value)}, gradient_alone, batch)


if __name__ == "__main__":
    main()
