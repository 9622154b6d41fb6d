package synfire.lab.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import synfire.data.array.Content;
import synfire.data.array.Content.Numbers;

/// Arrays by name: `E.spikes.cell`, `E.spikes.ms`, `NAME` `[row, column]`, `NAME.cells`, `NAME.dt_ms`. So a recording
/// lies in an `.npz`, and in a folder of `.npy` while it is written.
///
/// @param names in the order of the recording
/// @param reader of the array of a name
record RecordedArrays(List<String> names, Reader reader) implements Recorded {

    private static final String TIMES = ".spikes.ms";
    private static final List<String> ABOUT = List.of(TIMES, ".spikes.cell", ".cells", ".dt_ms");

    /// Reads one array.
    @FunctionalInterface
    interface Reader {
        Content read(String name) throws IOException;
    }

    RecordedArrays {
        names = List.copyOf(names);
    }

    @Override
    public List<Spikes> spikes() {
        return names.stream()
                .filter(name -> name.endsWith(TIMES))
                .map(name -> new Spikes(name.substring(0, name.length() - TIMES.length()), OptionalInt.empty()))
                .toList();
    }

    @Override
    public List<Variable> variables() throws IOException {
        var variables = new ArrayList<Variable>();
        for (var name : names) {
            if (ABOUT.stream().noneMatch(name::endsWith)) {
                double step = about(name + ".dt_ms").stream().findFirst().orElse(1.0);
                var cells =
                        about(name + ".cells").stream().map(Double::intValue).toList();
                variables.add(new Variable(name, name, "", step, cells));
            }
        }
        return variables;
    }

    private List<Double> about(String name) throws IOException {
        return names.contains(name)
                ? SpikeTimes.numbers(reader.read(name)).values().stream()
                        .boxed()
                        .toList()
                : List.of();
    }

    @Override
    public SpikeTimes spikesOf(String population) throws IOException {
        return SpikeTimes.sorted(array(population, population + TIMES), array(population, population + ".spikes.cell"));
    }

    @Override
    public Numbers valuesOf(String variable) throws IOException {
        return SpikeTimes.numbers(array(variable, variable));
    }

    private Content array(String asked, String name) throws IOException {
        return reader.read(Optional.of(name).filter(names::contains).orElseThrow(() -> RecordedFiles.nothing(asked)));
    }
}
