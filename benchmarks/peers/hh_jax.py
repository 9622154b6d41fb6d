"""Traub-Miles Hodgkin-Huxley cell in JAX: value, and value with gradient for four parameters per lane.

The peer of `synfire bench hh-forward hh-gradient`: same equations, exponential Euler, float64, mean squared potential
against a target, `jit` around `lax.scan`, all cores. Prints one JSON line per size: first call (with compilation) and
best of several warm calls, in seconds, and nanoseconds per lane and step.

Usage: python hh_jax.py [--lanes 100,1024] [--steps 1497] [--repeats 5]
"""

import argparse
import json
import time

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

jax.config.update("jax_enable_x64", True)

C, E_L, E_K, E_NA, DT = 200.0, -65.0, -90.0, 50.0, 0.01


def exprel(x):
    small = jnp.abs(x) < 1e-6
    safe = jnp.where(small, 1.0, x)
    return jnp.where(small, 1 + 0.5 * x, jnp.expm1(safe) / safe)


def step(parameters, state, current):
    g_l, g_na, g_k, v_t = parameters
    v, m, h, n = state
    u = v - v_t
    a_m, b_m = 1.28 / exprel((13 - u) / 4), 1.4 / exprel((u - 40) / 5)
    a_h, b_h = 0.128 * jnp.exp((17 - u) / 18), 4 / (1 + jnp.exp((40 - u) / 5))
    a_n, b_n = 0.16 / exprel((15 - u) / 5), 0.5 * jnp.exp((10 - u) / 40)

    def gate(x, a, b):
        rate = a + b
        return a / rate + (x - a / rate) * jnp.exp(-rate * DT)

    na, k = g_na * m**3 * h, g_k * n**4
    g = na + k + g_l
    v_inf = (na * E_NA + k * E_K + g_l * E_L + current) / g
    v_next = v_inf + (v - v_inf) * jnp.exp(-DT * g / C)
    return v_next, gate(m, a_m, b_m), gate(h, a_h, b_h), gate(n, a_n, b_n)


def loss(parameters, currents, targets):
    lanes = parameters[0].shape
    start = (jnp.full(lanes, -65.0), jnp.zeros(lanes), jnp.zeros(lanes), jnp.zeros(lanes))

    def body(carry, x):
        state, total = carry
        current, target = x
        total = total + (state[0] - target) ** 2
        return (step(parameters, state, current), total), None

    (_, total), _ = lax.scan(body, (start, jnp.zeros(lanes)), (currents, targets))
    return jnp.sum(total) / currents.shape[0]


def timed(function, *arguments, repeats):
    begin = time.perf_counter()
    jax.block_until_ready(function(*arguments))
    first = time.perf_counter() - begin
    best = float("inf")
    for _ in range(repeats):
        begin = time.perf_counter()
        jax.block_until_ready(function(*arguments))
        best = min(best, time.perf_counter() - begin)
    return first, best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lanes", default="100,1024")
    parser.add_argument("--steps", type=int, default=1497)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    for lanes in map(int, options.lanes.split(",")):
        spread = np.linspace(0.95, 1.05, lanes)
        parameters = tuple(jnp.asarray(p * spread) for p in (10.0, 20000.0, 6000.0, -63.0))
        currents = np.zeros(options.steps)
        currents[options.steps // 3 : 2 * options.steps // 3] = 2000.0
        currents = jnp.asarray(currents)
        targets = jnp.full(options.steps, -60.0)
        forward = timed(jax.jit(loss), parameters, currents, targets, repeats=options.repeats)
        gradient = timed(jax.jit(jax.value_and_grad(loss)), parameters, currents, targets, repeats=options.repeats)
        cells = lanes * options.steps
        print(
            json.dumps(
                {
                    "peer": "jax " + jax.__version__,
                    "lanes": lanes,
                    "steps": options.steps,
                    "forward_first_s": forward[0],
                    "forward_s": forward[1],
                    "forward_ns": forward[1] / cells * 1e9,
                    "gradient_first_s": gradient[0],
                    "gradient_s": gradient[1],
                    "gradient_ns": gradient[1] / cells * 1e9,
                }
            ),
            flush=True,
        )


if __name__ == "__main__":
    main()
