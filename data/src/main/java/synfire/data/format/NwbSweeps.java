package synfire.data.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import synfire.equations.units.Dimension;

/// Puts responses and stimuli of an NWB file together into sweeps.
///
/// A response and a stimulus belong together if they have the same `sweep_number`; where not all have one, if the same
/// numbers stand in their names (`CurrentClampSeries_07`, `CurrentClampStimulusSeries_07`); failing that, by their
/// order, if there are equally many.
record NwbSweeps(FileBytes file, List<NwbSeries> acquired, List<NwbSeries> presented) {

    private static final Comparator<NwbSeries> ORDER = Comparator.<NwbSeries>comparingLong(
                    series -> series.sweepNumber().orElse(Long.MAX_VALUE))
            .thenComparing(NwbSeries::name, NaturalOrder.OF_NAMES);

    List<List<NwbSeries>> paired() {
        var responses = acquired.stream()
                .filter(series -> !series.isVoltageClamp() && series.is(Dimension.VOLTAGE))
                .sorted(ORDER)
                .toList();
        var currents = new ArrayList<NwbSeries>();
        for (var all : List.of(acquired, presented)) {
            all.stream()
                    .filter(series -> !series.isVoltageClamp() && series.is(Dimension.CURRENT))
                    .sorted(ORDER)
                    .forEach(currents::add);
        }
        if (responses.isEmpty()) {
            throw refusal();
        }
        var all = new ArrayList<>(responses);
        all.addAll(currents);
        if (all.stream().allMatch(series -> series.sweepNumber().isPresent())) {
            return grouped(all, series -> series.sweepNumber().orElseThrow());
        }
        var numbers = responses.stream().map(NwbSeries::numbersInName).toList();
        if (numbers.stream().noneMatch(List::isEmpty)
                && currents.stream().allMatch(series -> numbers.contains(series.numbersInName()))) {
            return grouped(all, NwbSeries::numbersInName);
        }
        return byOrder(responses, currents);
    }

    /// One sweep for each key that a response has.
    private static <K> List<List<NwbSeries>> grouped(List<NwbSeries> all, Function<NwbSeries, K> key) {
        Map<K, List<NwbSeries>> sweeps =
                all.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        return sweeps.values().stream()
                .filter(sweep -> sweep.getFirst().is(Dimension.VOLTAGE))
                .toList();
    }

    private static List<List<NwbSeries>> byOrder(List<NwbSeries> responses, List<NwbSeries> currents) {
        var sweeps = new ArrayList<List<NwbSeries>>();
        for (int i = 0; i < responses.size(); i++) {
            sweeps.add(
                    currents.size() == responses.size()
                            ? List.of(responses.get(i), currents.get(i))
                            : List.of(responses.get(i)));
        }
        return sweeps;
    }

    private RecordingFormatException refusal() {
        long clamped = acquired.stream().filter(NwbSeries::isVoltageClamp).count();
        return clamped > 0
                ? new RecordingFormatException(
                        file.file(),
                        "/acquisition",
                        "its %d recordings are in voltage clamp".formatted(clamped),
                        "give a recording in current clamp: the voltage of a cell that fires, with the injected current")
                : new RecordingFormatException(
                        file.file(),
                        "/acquisition",
                        "there is no series in volts",
                        "give a recording in current clamp (CurrentClampSeries, or a TimeSeries in volts)");
    }
}
