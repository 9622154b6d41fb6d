package synfire.data.format;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;

/// One time series of an NWB file: a voltage response, or a current that was injected.
///
/// @param type its neurodata type
/// @param sweepNumber the attribute `sweep_number`, where it has one
record NwbSeries(FileBytes file, Group group, String name, String type, Unit unit, OptionalLong sweepNumber) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static NwbSeries of(FileBytes file, Group group) {
        var type = HdfValues.text(file, group, "neurodata_type");
        var data = data(file, group);
        var label = HdfValues.text(file, data, "unit");
        var unit = label.isEmpty() ? usualUnit(type) : UnitLabel.read(label);
        double sweep = HdfValues.scalar(file, group, "sweep_number", Double.NaN);
        var number = Double.isNaN(sweep) ? OptionalLong.empty() : OptionalLong.of((long) sweep);
        return new NwbSeries(file, group, group.getName(), type, unit, number);
    }

    private static Unit usualUnit(String type) {
        return switch (type) {
            case "CurrentClampSeries", "IZeroClampSeries" -> Units.V;
            case "CurrentClampStimulusSeries" -> Units.A;
            default -> UnitLabel.read("");
        };
    }

    private static Dataset data(FileBytes file, Group group) {
        if (group.getChild("data") instanceof Dataset data) {
            return data;
        }
        throw new RecordingFormatException(
                file.file(), group.getPath(), "it has no dataset 'data'", "write the file again with PyNWB or MatNWB");
    }

    boolean isVoltageClamp() {
        return type.startsWith("VoltageClamp");
    }

    boolean isZeroClamp() {
        return type.equals("IZeroClampSeries");
    }

    boolean is(Dimension dimension) {
        return unit.dimension().equals(dimension);
    }

    /// The whole numbers in the name, by which a response and its stimulus know each other.
    List<Integer> numbersInName() {
        var numbers = new ArrayList<Integer>();
        for (var match = NUMBER.matcher(name); match.find(); ) {
            numbers.add(Integer.parseInt(match.group()));
        }
        return numbers;
    }

    /// The samples times `conversion` plus `offset`, at their time in the session.
    Signal read() {
        var data = data(file, group);
        double conversion = HdfValues.scalar(file, data, "conversion", 1);
        double offset = HdfValues.scalar(file, data, "offset", 0);
        var samples = HdfValues.numbers(file, data).map(x -> x * conversion + offset);
        if (group.getChildren().containsKey("starting_time")
                && group.getChild("starting_time") instanceof Dataset start) {
            double rateHz = HdfValues.scalar(file, start, "rate", Double.NaN);
            if (!(rateHz > 0) || Double.isInfinite(rateHz)) {
                throw new RecordingFormatException(
                        file.file(),
                        start.getPath() + "@rate",
                        "%s Hz is not a sampling rate".formatted(rateHz),
                        FileBytes.DAMAGED);
            }
            return new Signal(name, unit, 1000 / rateHz, 1000 * first(HdfValues.numbers(file, start)), samples);
        }
        if (group.getChildren().containsKey("timestamps") && group.getChild("timestamps") instanceof Dataset stamps) {
            var times = HdfValues.numbers(file, stamps);
            if (times.size() != samples.size()) {
                throw new RecordingFormatException(
                        file.file(),
                        stamps.getPath(),
                        "%d times belong to %d samples".formatted(times.size(), samples.size()),
                        FileBytes.DAMAGED);
            }
            var place = file.file() + ": " + stamps.getPath();
            return new Signal(name, unit, TimeStep.of(place, times, Units.S), 1000 * times.get(0), samples);
        }
        throw new RecordingFormatException(
                file.file(),
                group.getPath(),
                "it has neither 'starting_time' nor 'timestamps'",
                "write the file again with a rate");
    }

    private static double first(Samples samples) {
        return samples.isEmpty() || !Double.isFinite(samples.get(0)) ? 0 : samples.get(0);
    }
}
