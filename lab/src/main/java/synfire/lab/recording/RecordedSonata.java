package synfire.lab.recording;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import synfire.data.array.Content.Numbers;
import synfire.data.array.HdfArrays;

/// SONATA: `/spikes/POPULATION/node_ids` and `/timestamps` of one file, `/report/NAME/data` `[row, column]` and its
/// `mapping` of another.
record RecordedSonata(Optional<HdfArrays> spikeFile, Optional<HdfArrays> reportFile) implements Recorded {

    @Override
    public List<Spikes> spikes() {
        return spikeFile.map(file -> file.children("spikes")).orElse(List.of()).stream()
                .map(name -> new Spikes(name, OptionalInt.empty()))
                .toList();
    }

    @Override
    public List<Variable> variables() {
        return reportFile.stream()
                .flatMap(file -> file.children("report").stream().map(name -> variable(file, name)))
                .toList();
    }

    private static Variable variable(HdfArrays file, String name) {
        var path = "report/" + name;
        return new Variable(
                name,
                file.attribute(path, "variable_name"),
                file.attribute(path + "/data", "units"),
                column(file, path + "/mapping/time").skip(2).findFirst().orElse(1),
                column(file, path + "/mapping/node_ids")
                        .mapToObj(cell -> (int) cell)
                        .toList());
    }

    private static DoubleStream column(HdfArrays file, String path) {
        return file.has(path) ? SpikeTimes.numbers(file.read(path)).values().stream() : DoubleStream.empty();
    }

    @Override
    public SpikeTimes spikesOf(String population) {
        var file = spikeFile.orElseThrow(() -> RecordedFiles.nothing(population));
        var path = "spikes/" + population;
        return SpikeTimes.sorted(
                RecordedHdf.array(file, population, path + "/timestamps"),
                RecordedHdf.array(file, population, path + "/node_ids"));
    }

    @Override
    public Numbers valuesOf(String variable) {
        var file = reportFile.orElseThrow(() -> RecordedFiles.nothing(variable));
        return SpikeTimes.numbers(RecordedHdf.array(file, variable, "report/" + variable + "/data"));
    }
}
