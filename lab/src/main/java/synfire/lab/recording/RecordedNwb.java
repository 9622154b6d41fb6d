package synfire.lab.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import synfire.data.array.Content.Numbers;
import synfire.data.array.Content.Texts;
import synfire.data.array.HdfArrays;
import synfire.lab.http.Refusal;
import synfire.network.Samples;

/// `recording.nwb`: spikes in the table `units`, sorted by cell, in seconds; variables are series of `acquisition`.
///
/// Reference: NWB schema 2.7.
record RecordedNwb(HdfArrays file) implements Recorded {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final double MS = 1000;

    @Override
    public List<Spikes> spikes() {
        var cells = new LinkedHashMap<String, Integer>();
        populations().forEach(name -> cells.merge(name, 1, Integer::sum));
        return cells.entrySet().stream()
                .map(each -> new Spikes(each.getKey(), OptionalInt.of(each.getValue())))
                .toList();
    }

    /// Of each unit.
    private List<String> populations() {
        return file.has("units/population") && file.read("units/population") instanceof Texts texts
                ? texts.values()
                : List.of();
    }

    @Override
    public SpikeTimes spikesOf(String population) {
        var names = populations();
        if (!names.contains(population)) {
            throw RecordedFiles.nothing(population);
        }
        var times = column("units/spike_times");
        var ends = column("units/spike_times_index");
        var numbers = column("units/cell");
        if (ends.size() != names.size() || numbers.size() != names.size()) {
            throw new Refusal(422, "the columns of 'units' have different lengths; the file is damaged");
        }
        var ms = DoubleStream.builder();
        var cell = DoubleStream.builder();
        for (int unit = 0; unit < names.size(); unit++) {
            if (names.get(unit).equals(population)) {
                int end = (int) Math.min(times.size(), ends.get(unit));
                for (int i = unit == 0 ? 0 : (int) Math.max(0, ends.get(unit - 1)); i < end; i++) {
                    ms.add(MS * times.get(i));
                    cell.add(numbers.get(unit));
                }
            }
        }
        return SpikeTimes.sorted(
                Samples.of(ms.build().toArray()), Samples.of(cell.build().toArray()));
    }

    private Samples column(String path) {
        return SpikeTimes.numbers(RecordedHdf.array(file, path, path)).values();
    }

    @Override
    public List<Variable> variables() {
        var variables = new ArrayList<Variable>();
        for (var name : file.children("acquisition")) {
            var path = "acquisition/" + name;
            if (file.has(path + "/data")) {
                double rate = file.numbers(path + "/starting_time", "rate").stream()
                        .findFirst()
                        .orElse(MS);
                var cells = WHOLE.matcher(file.attribute(path, "comments"))
                        .results()
                        .map(found -> Integer.valueOf(found.group()))
                        .toList();
                var label = file.attribute(path, "description").replace(" of the network", "");
                variables.add(new Variable(name, label, file.attribute(path + "/data", "unit"), MS / rate, cells));
            }
        }
        return variables;
    }

    @Override
    public Numbers valuesOf(String variable) {
        return SpikeTimes.numbers(RecordedHdf.array(file, variable, "acquisition/" + variable + "/data"));
    }
}
