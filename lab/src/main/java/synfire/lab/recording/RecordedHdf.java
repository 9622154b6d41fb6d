package synfire.lab.recording;

import java.util.List;
import synfire.data.array.Content;
import synfire.data.array.Content.Numbers;
import synfire.data.array.HdfArrays;

/// `recording.h5`: `/spikes/POPULATION/cell` and `/ms`, `/variables/NAME` `[row, column]` with attributes.
record RecordedHdf(HdfArrays file) implements Recorded {

    @Override
    public List<Spikes> spikes() {
        return file.children("spikes").stream()
                .map(name -> new Spikes(
                        name,
                        file.numbers("spikes/" + name, "cells").stream()
                                .mapToInt(Double::intValue)
                                .findFirst()))
                .toList();
    }

    @Override
    public List<Variable> variables() {
        return file.children("variables").stream()
                .map(name -> {
                    var path = "variables/" + name;
                    return new Variable(
                            name,
                            file.attribute(path, "variable"),
                            file.attribute(path, "unit"),
                            file.numbers(path, "dt_ms").stream().findFirst().orElse(1.0),
                            file.numbers(path, "cells").stream()
                                    .map(Double::intValue)
                                    .toList());
                })
                .toList();
    }

    @Override
    public SpikeTimes spikesOf(String population) {
        var path = "spikes/" + population;
        return SpikeTimes.sorted(array(population, path + "/ms"), array(population, path + "/cell"));
    }

    @Override
    public Numbers valuesOf(String variable) {
        return SpikeTimes.numbers(array(variable, "variables/" + variable));
    }

    private Content array(String asked, String path) {
        return array(file, asked, path);
    }

    static Content array(HdfArrays file, String asked, String path) {
        if (!file.has(path)) {
            throw RecordedFiles.nothing(asked);
        }
        return file.read(path);
    }
}
