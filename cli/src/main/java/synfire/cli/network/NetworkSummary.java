package synfire.cli.network;

import java.util.Arrays;
import synfire.equations.units.Units;

/// What a run has given, in a few lines for the terminal.
record NetworkSummary(NetworkResult result) {

    String text() {
        var file = result.file();
        var out = new StringBuilder();
        out.append("%s: %,d cells, %,d synapses, %,d steps of %s, seed %d%n"
                .formatted(
                        file.network().name(),
                        file.network().populations().stream()
                                .mapToLong(each -> each.size())
                                .sum(),
                        result.synapses().stream()
                                .mapToLong(each -> each.edges().size())
                                .sum(),
                        result.ran().steps(),
                        file.dt(),
                        file.network().seed()));
        result.activity().populations().forEach((name, activity) -> {
            var cvs = activity.cvs();
            out.append("  %-12s %,d cells  %,d spikes  %.3f Hz%s%n"
                    .formatted(
                            name,
                            activity.cells(),
                            activity.all(),
                            activity.meanRateHz(),
                            cvs.length == 0
                                    ? ""
                                    : "  CV %.3f of %,d cells"
                                            .formatted(
                                                    Arrays.stream(cvs).average().orElse(0), cvs.length)));
            file.network().populations().stream()
                    .filter(population -> population.name().equals(name)) // the others are stimuli
                    .flatMap(population -> population.parts().entrySet().stream())
                    .forEach(entry -> out.append("    %-10s %.3f Hz%n"
                            .formatted(
                                    entry.getKey(),
                                    Arrays.stream(
                                                    activity.ratesHz(),
                                                    entry.getValue().first(),
                                                    entry.getValue().end())
                                            .average()
                                            .orElse(0))));
        });
        result.activity()
                .variables()
                .forEach((name, seen) -> out.append("  %-12s from %.5g to %.5g%s%n"
                        .formatted(
                                name,
                                seen.least(),
                                seen.largest(),
                                seen.notFinite() == 0
                                        ? ""
                                        : ", %,d values are not finite".formatted(seen.notFinite()))));
        if (file.discard().in(Units.MS) > 0) {
            out.append("  rates and CV leave out the first %s%n".formatted(file.discard()));
        }
        return out.toString();
    }
}
