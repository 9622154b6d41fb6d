package synfire.cli.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What came of one cell of a study of many; the traces are not kept.
///
/// @param message what is wrong, or empty
/// @param parameters none where the fit failed or did not run
public record CellOutcome(
        String name,
        Status status,
        String message,
        double loss,
        long evaluations,
        List<FitResult.Fitted> parameters,
        Optional<Score> train,
        Optional<Score> test) {

    /// How a cell's fit has ended.
    public enum Status {
        FITTED("fitted"),
        /// It has a result, with a warning.
        DOUBTFUL("doubtful"),
        /// The user stopped it; the best so far is kept.
        STOPPED("stopped"),
        FAILED("failed"),
        NOT_RUN("not run");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Scores of a group of traces.
    public record Score(OptionalDouble mse, double gamma, OptionalDouble ratio) {

        static Score of(FitResult.Scores scores) {
            return new Score(scores.mse(), scores.gamma(), scores.ratio());
        }
    }

    public CellOutcome {
        parameters = List.copyOf(parameters);
    }

    public static CellOutcome of(String name, FitResult result) {
        var status = result.outcome().cancelled()
                ? Status.STOPPED
                : result.warnings().isEmpty() ? Status.FITTED : Status.DOUBTFUL;
        return new CellOutcome(
                name,
                status,
                String.join("\n", result.warnings()),
                result.outcome().loss(),
                result.outcome().evaluations(),
                result.parameters(),
                Optional.of(Score.of(result.train())),
                result.traces().test().isEmpty() ? Optional.empty() : Optional.of(Score.of(result.test())));
    }

    public static CellOutcome failed(String name, String message) {
        return without(name, Status.FAILED, message);
    }

    public static CellOutcome notRun(String name) {
        return without(name, Status.NOT_RUN, "");
    }

    private static CellOutcome without(String name, Status status, String message) {
        return new CellOutcome(name, status, message, Double.NaN, 0, List.of(), Optional.empty(), Optional.empty());
    }

    public boolean isGood() {
        return status == Status.FITTED;
    }

    /// Whether there are values.
    public boolean hasResult() {
        return !parameters.isEmpty();
    }

    /// For a terminal: loss and values in one line.
    public String line() {
        return "loss %s, %s"
                .formatted(
                        number(loss),
                        parameters.stream()
                                .map(fitted -> "%s %s %s"
                                        .formatted(
                                                fitted.parameter().name(),
                                                number(fitted.value()),
                                                fitted.parameter().unit())
                                        .strip())
                                .collect(Collectors.joining(", ")));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
