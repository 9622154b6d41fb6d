"""Loss and gradient of evidence accumulation by a plain `jit(value_and_grad(scan))` of JAX, f32, all cores.

The peer of `synfire bench C-batch`; see evidence_problem.py. The products with inputs are one large product before the scan
with --hoist, else one in every step.

Usage: python evidence_jax.py FOLDER [--hoist]
"""

import os
import sys

os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np
from evidence_problem import *


@jax.custom_vjp
def spike(x):
    return (x >= 0).astype(x.dtype)


def spike_forward(x):
    return spike(x), x


def spike_backward(x, cotangent):
    return (cotangent * HEIGHT * jnp.maximum(0.0, WIDTH - jnp.abs(x)),)


spike.defvjp(spike_forward, spike_backward)


def loss_of(problem, hoist):
    n = problem.excitatory
    decay, decay_r = np.float32(np.exp(-DT / TAU_G)), np.float32(np.exp(-DT / TAU_R))
    decay_a = jnp.exp(-DT / problem.tau_a)

    def loss(latent, inputs, labels):
        w = {name: jnp.abs(x) if name != "readout" else x for name, x in latent.items()}

        def step(state, x):
            v, a, ge, gi, r, s = state
            v = v - THRESHOLD * s
            a = (a - BETA * s) * decay_a
            ge, gi = ge * decay, gi * decay
            total = 1 + ge + gi
            end = (a + E_E * ge + E_I * gi) / total
            v = end + (v - end) * jnp.exp(-DT / TAU * total)
            s = spike((v - THRESHOLD) / THRESHOLD)
            sent = x if hoist else x @ w["input"]
            ge = ge + sent + s[:, :n] @ w["excitatory"]
            gi = gi + s[:, n:] @ w["inhibitory"]
            r = r * decay_r + s @ w["readout"]
            return (v, a, ge, gi, r, s), r

        cells = jnp.zeros((problem.trials, n + problem.inhibitory), jnp.float32)
        r = jnp.zeros((problem.trials, problem.outputs), jnp.float32)
        xs = inputs @ w["input"] if hoist else inputs
        _, rs = jax.lax.scan(step, (cells, cells, cells, cells, r, cells), xs)
        shares = jax.nn.log_softmax(rs[problem.first :])
        right = jnp.take_along_axis(shares, labels[None, :, None], 2)
        return -jnp.mean(right)

    return loss


def adam(count, latent, gradient, mean, square):
    mean = jax.tree.map(lambda m, g: FIRST_DECAY * m + (1 - FIRST_DECAY) * g, mean, gradient)
    square = jax.tree.map(lambda s, g: SECOND_DECAY * s + (1 - SECOND_DECAY) * g * g, square, gradient)
    scale = RATE * jnp.sqrt(1 - SECOND_DECAY**count) / (1 - FIRST_DECAY**count)
    latent = jax.tree.map(lambda x, m, s: x - scale * m / (jnp.sqrt(s) + FLOOR), latent, mean, square)
    return latent, mean, square


def main():
    problem = Problem(sys.argv[1])
    loss = loss_of(problem, "--hoist" in sys.argv)
    value_and_gradient = jax.jit(jax.value_and_grad(loss))
    latent = {name: jnp.asarray(x) for name, x in problem.weights.items()}
    inputs, labels = jnp.asarray(problem.input, jnp.float32), jnp.asarray(problem.labels)
    value, gradient = jax.block_until_ready(value_and_gradient(latent, inputs, labels))
    problem.write_gradient("jax", gradient)

    @jax.jit
    def update(count, key, chances, labels, latent, mean, square):
        inputs = jax.random.bernoulli(key, chances).astype(jnp.float32)
        value, gradient = jax.value_and_grad(loss)(latent, inputs, labels)
        return value, *adam(count, latent, gradient, mean, square)

    zeros = jax.tree.map(jnp.zeros_like, latent)
    training = [latent, zeros, zeros]
    rng = np.random.default_rng(1)
    done = [0]

    def batch():
        left, labels = sides(rng, problem.trials)
        done[0] += 1
        key = jax.random.PRNGKey(done[0])
        value, *training[:] = update(float(done[0]), key, probabilities(left), labels, *training)
        jax.block_until_ready(training)
        return value

    batch()
    serve(
        {"peer": "jax", "version": jax.__version__, "loss": float(value)},
        lambda: jax.block_until_ready(value_and_gradient(latent, inputs, labels))[0],
        batch,
    )


if __name__ == "__main__":
    main()
