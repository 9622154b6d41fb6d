package synfire.cli.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What Brian 2 found in ten seeds of each network: the figures that `benchmarks/peers/reference.sh` printed.
public final class ReferenceRuns {

    private static final int DEVIATIONS = 4;
    private static final Pattern NETWORK = Pattern.compile("\"network\": \"([^\"]+)\"");

    private final List<String> lines;

    /// Bounds that a figure of any seed should not leave: mean ± 4 standard deviations.
    public record Bounds(double least, double most, int seeds) {}

    private ReferenceRuns(List<String> lines) {
        this.lines = lines;
    }

    /// Those that the project keeps.
    public static ReferenceRuns kept() {
        try (var in = Objects.requireNonNull(ReferenceRuns.class.getResourceAsStream("reference.jsonl"))) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param text a line of JSON for each run, with `network` and figures
    static ReferenceRuns of(String text) {
        return new ReferenceRuns(text.lines().toList());
    }

    /// The bounds of a figure.
    ///
    /// @param network as the runs name it
    /// @param figure `E`, `I` or `CV`
    /// @throws IllegalArgumentException if there are fewer than three runs of it
    public Bounds bounds(String network, String figure) {
        var number = Pattern.compile("\"" + Pattern.quote(figure) + "\": ([0-9.eE+-]+)");
        var values = lines.stream()
                .filter(line -> {
                    var match = NETWORK.matcher(line);
                    return match.find() && match.group(1).equals(network);
                })
                .map(number::matcher)
                .filter(match -> match.find())
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .toArray();
        if (values.length < 3) {
            throw new IllegalArgumentException(
                    "there are %d reference runs of %s with a figure %s; a gate needs 3 or more"
                            .formatted(values.length, network, figure));
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / (values.length - 1));
        return new Bounds(mean - DEVIATIONS * deviation, mean + DEVIATIONS * deviation, values.length);
    }
}
