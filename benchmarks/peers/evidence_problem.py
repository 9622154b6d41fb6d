"""The batch that `synfire bench C-batch` gives to others, and how they talk to it.

Evidence accumulation of Wang et al. (2024): 100 channels, 160 excitatory and 40 inhibitory cells, two outputs, steps of 1 ms.
A folder has `problem.json`, the input `[step][trial][channel]` as bytes, labels, weights and time constants; so every program
computes the same loss and the same gradient, in f32. A peer writes its gradient beside them, prints a line with "ready", and
then for every line that it reads runs once and prints a line of JSON with "seconds": `gradient` is loss and gradient of the
batch that was given, `batch` makes new trials and takes a step of Adam besides.
"""

import json
import pathlib
import sys
import time

import numpy as np

GROUPS = ("input", "excitatory", "inhibitory", "readout")
THRESHOLD, HEIGHT, WIDTH = 1.0, 0.3, 1.0
TAU, TAU_G, TAU_R, E_E, E_I, BETA, DT = 100.0, 10.0, 10.0, 3.0, -3.0, 1.0, 1.0
RATE, FIRST_DECAY, SECOND_DECAY, FLOOR = 1e-3, 0.9, 0.999, 1e-8
CUES, GAP, CUE, DELAY, RECALL = 7, 50, 100, 1000, 150
PER_GROUP, ACTIVE_HZ, NOISE_HZ = 25, 40.0, 10.0


class Problem:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        given = json.loads((self.folder / "problem.json").read_text())
        self.steps, self.trials, self.channels = given["steps"], given["trials"], given["channels"]
        self.excitatory, self.inhibitory, self.outputs = given["excitatory"], given["inhibitory"], given["outputs"]
        self.first = given["first"]
        cells = self.excitatory + self.inhibitory
        shapes = ((self.channels, cells), (self.excitatory, cells), (self.inhibitory, cells), (cells, self.outputs))
        self.input = self.read("events", np.uint8, (self.steps, self.trials, self.channels))
        self.labels = self.read("labels", np.int32, (self.trials,))
        self.tau_a = self.read("tau_a", np.float32, (cells,))
        self.weights = {name: self.read(name, np.float32, shape) for name, shape in zip(GROUPS, shapes)}

    def read(self, name, dtype, shape):
        return np.fromfile(self.folder / name, dtype).reshape(shape)

    def write_gradient(self, peer, gradient):
        every = np.concatenate([np.asarray(gradient[name], np.float32).ravel() for name in GROUPS])
        every.tofile(self.folder / (peer + ".gradient"))


def probabilities(left):
    """Of a spike in each step and channel of trials whose cues are on the left or not, `[trial, 7]`."""
    trials = len(left)
    chances = np.zeros((CUES * (GAP + CUE) + DELAY + RECALL, trials, 4 * PER_GROUP), np.float32)
    for cue in range(CUES):
        on = slice(cue * (GAP + CUE) + GAP, (cue + 1) * (GAP + CUE))
        chances[on, :, :PER_GROUP] = left[None, :, cue, None] * (ACTIVE_HZ * DT / 1000)
        chances[on, :, PER_GROUP : 2 * PER_GROUP] = (1 - left[None, :, cue, None]) * (ACTIVE_HZ * DT / 1000)
    chances[-RECALL:, :, 2 * PER_GROUP : 3 * PER_GROUP] = ACTIVE_HZ * DT / 1000
    chances[:, :, 3 * PER_GROUP :] = NOISE_HZ * DT / 1000
    return chances


def sides(rng, trials):
    """Which cues are on the left, `[trial, 7]`, and the label: 1 where most are."""
    share = np.where(rng.random(trials) < 0.5, 0.3, 0.7)
    left = rng.random((trials, CUES)) > share[:, None]
    return left.astype(np.float32), (left.sum(1) > CUES / 2).astype(np.int32)


def serve(facts, gradient, batch):
    """Runs what it is asked to; both callables end when their result is there."""
    print(json.dumps({"ready": True, **facts}), flush=True)
    for line in sys.stdin:
        work = batch if line.strip() == "batch" else gradient
        before = time.perf_counter()
        loss = work()
        print(json.dumps({"seconds": time.perf_counter() - before, "loss": float(loss)}), flush=True)
