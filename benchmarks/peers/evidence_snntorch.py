"""Loss and gradient of evidence accumulation by snnTorch: its surrogate gradients in a loop over steps of PyTorch, f32, all cores.

The peer of `synfire bench C-batch`; see evidence_problem.py. snnTorch has no cell with conductances and a slow current, so the cell is a
module of PyTorch around its `surrogate.custom_surrogate`; --compile has the step compiled by `torch.compile`.

Usage: python evidence_snntorch.py FOLDER [--compile]
"""

import sys

import numpy as np
import snntorch
import torch
from evidence_problem import *
from snntorch import surrogate

spike = surrogate.custom_surrogate(
    lambda x, cotangent, spikes: cotangent * HEIGHT * torch.clamp(WIDTH - torch.abs(x), min=0.0)
)


class Network(torch.nn.Module):
    def __init__(self, problem, compiled):
        super().__init__()
        self.problem = problem
        self.latent = torch.nn.ParameterDict({name: torch.from_numpy(x.copy()) for name, x in problem.weights.items()})
        self.decay, self.decay_r = float(np.exp(-DT / TAU_G)), float(np.exp(-DT / TAU_R))
        self.register_buffer("decay_a", torch.exp(-DT / torch.from_numpy(problem.tau_a.copy())))
        self.cell = torch.compile(self.moved) if compiled else self.moved

    def moved(self, v, a, ge, gi, s):
        v = v - THRESHOLD * s
        a = (a - BETA * s) * self.decay_a
        ge, gi = ge * self.decay, gi * self.decay
        total = 1 + ge + gi
        end = (a + E_E * ge + E_I * gi) / total
        return end + (v - end) * torch.exp(-DT / TAU * total), a, ge, gi

    def forward(self, inputs, labels):
        n = self.problem.excitatory
        w = {name: torch.abs(x) if name != "readout" else x for name, x in self.latent.items()}
        sent = inputs @ w["input"]
        v = a = ge = gi = s = torch.zeros(self.problem.trials, n + self.problem.inhibitory)
        r = torch.zeros(self.problem.trials, self.problem.outputs)
        lost = 0
        for t in range(self.problem.steps):
            v, a, ge, gi = self.cell(v, a, ge, gi, s)
            s = spike((v - THRESHOLD) / THRESHOLD)
            ge = ge + sent[t] + s[:, :n] @ w["excitatory"]
            gi = gi + s[:, n:] @ w["inhibitory"]
            r = r * self.decay_r + s @ w["readout"]
            if t >= self.problem.first:
                lost = lost + torch.nn.functional.cross_entropy(r, labels)
        return lost / (self.problem.steps - self.problem.first)


def main():
    problem = Problem(sys.argv[1])
    network = Network(problem, "--compile" in sys.argv)
    inputs = torch.from_numpy(problem.input.astype(np.float32))
    labels = torch.from_numpy(problem.labels.astype(np.int64))

    def gradient():
        network.zero_grad()
        value = network(inputs, labels)
        value.backward()
        return value.item()

    value = gradient()
    problem.write_gradient("snntorch", {name: x.grad.numpy() for name, x in network.latent.items()})
    optimizer = torch.optim.Adam(network.parameters(), RATE)
    rng = np.random.default_rng(1)

    def batch():
        left, labels = sides(rng, problem.trials)
        made = torch.bernoulli(torch.from_numpy(probabilities(left)))
        optimizer.zero_grad()
        value = network(made, torch.from_numpy(labels.astype(np.int64)))
        value.backward()
        optimizer.step()
        return value.item()

    serve(
        {"peer": "snntorch", "version": snntorch.__version__, "torch": torch.__version__, "loss": value}, gradient, batch
    )


if __name__ == "__main__":
    main()
