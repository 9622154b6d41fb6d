"""Reads a recording in every format with the tools that define them, and compares: python check_recording.py FOLDER"""

import sys

import h5py
import numpy as np
from nwbinspector import inspect_nwbfile
from pynwb import NWBHDF5IO, validate

folder = sys.argv[1]
arrays = np.load(folder + "/recording.npz")
with h5py.File(folder + "/recording.h5") as file:
    populations = list(file["spikes"])
    for name in populations:
        assert (file["spikes"][name]["cell"][:] == arrays[name + ".spikes.cell"]).all(), name
        assert (file["spikes"][name]["ms"][:] == arrays[name + ".spikes.ms"]).all(), name
    for name in file["variables"]:
        assert (file["variables"][name][:] == arrays[name]).all(), name

nwb = folder + "/recording.nwb"
with NWBHDF5IO(nwb, "r", load_namespaces=False) as io:
    session = io.read()
    units = session.units.to_dataframe()
    spikes = 0
    for unit in units.itertuples():
        mine = arrays[unit.population + ".spikes.cell"] == unit.cell
        assert np.allclose(1000 * unit.spike_times, arrays[unit.population + ".spikes.ms"][mine], rtol=0, atol=1e-9)
        spikes += len(unit.spike_times)
    assert spikes == sum(len(arrays[name + ".spikes.cell"]) for name in populations)
    for name, series in session.acquisition.items():
        assert (series.data[:] == arrays[name].squeeze()).all(), name

errors = validate(path=nwb)
assert not errors, errors
# a simulation has no subject; everything else that matters must hold
found = [
    message
    for message in inspect_nwbfile(nwbfile_path=nwb)
    if message.importance.name not in ("BEST_PRACTICE_SUGGESTION", "BEST_PRACTICE_VIOLATION")
    and message.check_function_name != "check_subject_exists"
]
assert not found, found
print("spikes", spikes)
