package synfire.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.data.format.RecordingFile;
import synfire.data.format.RecordingFormatException;
import synfire.data.format.TextColumn.Kind;
import synfire.network.Recording;
import synfire.network.Sweep;

/// Reads recordings of a voltage and the current that was injected, in mV, pA and ms.
///
/// Times count from the start of each sweep and stay as they are when a window is cut out.
///
/// @param directory that file names are relative to
public record RecordingReader(Path directory, ReadOptions options) {

    /// Names of the signals of a sweep.
    public static final String VOLTAGE = "voltage";

    public static final String CURRENT = "current";

    /// The chosen sweeps, each with its voltage and its current.
    ///
    /// @throws RecordingFormatException if a file cannot be read, or does not hold what is asked for
    public Recording read(RecordingSpec spec) {
        return read(spec, true);
    }

    /// The chosen sweeps with their current alone, for use as a stimulus.
    public Recording readCurrent(RecordingSpec spec) {
        return read(spec, false);
    }

    /// A sweep of one file, with the sweep of the file that holds its current.
    record Place(RecordingFile file, int place, RecordingFile currentFile, int currentPlace) {}

    private Recording read(RecordingSpec spec, boolean withVoltage) {
        var places = places(spec);
        var chosen = chosen(spec, places.size());
        var sweeps = new ArrayList<Sweep>();
        var notes = new LinkedHashMap<String, String>();
        for (int index : chosen) {
            var place = places.get(index);
            sweeps.add(new SweepReader(spec, options, place).read(index, withVoltage, notes));
        }
        notes.putAll(places.getFirst().file().notes());
        return new Recording(spec.toString(), sweeps, notes);
    }

    private List<Integer> chosen(RecordingSpec spec, int count) {
        List<Integer> chosen;
        try {
            chosen = spec.sweeps().of(count);
        } catch (IllegalArgumentException e) {
            throw new RecordingFormatException(
                    spec.file(), "#sweeps=" + spec.sweeps(), String.valueOf(e.getMessage()), "choose among them");
        }
        if (chosen.isEmpty()) {
            throw new RecordingFormatException(
                    spec.file(),
                    "#sweeps=" + spec.sweeps(),
                    "this chooses none of %d sweeps".formatted(count),
                    "choose among sweeps 0 to %d".formatted(count - 1));
        }
        return chosen;
    }

    private List<Place> places(RecordingSpec spec) {
        boolean alone = spec.currentFile().isEmpty();
        var layout = alone ? options.text() : options.text().without(Kind.CURRENT);
        var files = FileGlob.find(directory, spec.file()).stream()
                .map(path -> RecordingFile.open(path, layout))
                .toList();
        var currents = spec.currentFile()
                .map(name -> FileGlob.find(directory, name).stream()
                        .map(path -> RecordingFile.open(path, options.text().without(Kind.VOLTAGE)))
                        .toList())
                .orElse(files);
        if (currents.size() != files.size() && currents.size() != 1) {
            throw new RecordingFormatException(
                    spec.currentFile().orElseThrow(),
                    "",
                    "%d files of current match, but %d of voltage".formatted(currents.size(), files.size()),
                    "give as many, or one for all");
        }
        var places = new ArrayList<Place>();
        for (int f = 0; f < files.size(); f++) {
            addPlaces(files.get(f), currents.get(Math.min(f, currents.size() - 1)), places);
        }
        return places;
    }

    private static void addPlaces(RecordingFile file, RecordingFile current, List<Place> places) {
        if (current.sweepCount() != file.sweepCount() && current.sweepCount() != 1) {
            throw new RecordingFormatException(
                    current.name(),
                    "",
                    "it has %d sweeps of current, but %s has %d of voltage"
                            .formatted(current.sweepCount(), file.name(), file.sweepCount()),
                    "give as many, or one for all");
        }
        for (int i = 0; i < file.sweepCount(); i++) {
            places.add(new Place(file, i, current, Math.min(i, current.sweepCount() - 1)));
        }
    }

    /// What is known of the files that a specification names, for `check` and `--dry-run`: file and format.
    public Map<String, String> describe(RecordingSpec spec) {
        var formats = new LinkedHashMap<String, String>();
        for (var place : places(spec)) {
            formats.put(place.file().name(), place.file().format());
            formats.put(place.currentFile().name(), place.currentFile().format());
        }
        return formats;
    }
}
