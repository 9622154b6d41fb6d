package synfire.cli.run;

import java.util.Locale;
import synfire.learn.fit.FitPlan;
import synfire.learn.transform.FreeParameter;
import synfire.learn.uncertainty.Profile;
import synfire.report.table.Table;
import synfire.report.terminal.Terminal;
import synfire.report.terminal.TextTable;

/// A fit in a few lines of text.
public final class FitSummary {

    private FitSummary() {}

    public static String text(FitResult result, Terminal terminal) {
        var truth = result.truth();
        var table = Table.of(
                "",
                new Table.Column("parameter", "", Table.Align.LEFT),
                new Table.Column("value", "", Table.Align.RIGHT),
                new Table.Column("standard error", "", Table.Align.RIGHT),
                new Table.Column("unit", "", Table.Align.LEFT),
                new Table.Column("truth", "", Table.Align.RIGHT),
                new Table.Column("", "", Table.Align.LEFT));
        for (var fitted : result.parameters()) {
            var known = truth.get(fitted.parameter().name());
            table = table.row(
                    fitted.parameter().name(),
                    number(fitted.value()),
                    number(fitted.standardError()),
                    fitted.parameter().unit(),
                    known == null ? "" : number(known / FitPlan.inBase(fitted.parameter())),
                    fitted.determined() ? "" : "not determined by the data");
        }
        var out = new StringBuilder(TextTable.of(table, terminal));
        for (var fitted : result.parameters()) {
            fitted.profile()
                    .ifPresent(profile -> out.append("%s: 95 %% interval by profile likelihood %s%n"
                            .formatted(fitted.parameter().name(), interval(profile, fitted.parameter()))));
        }
        result.combinations().forEach(each -> out.append(each).append(System.lineSeparator()));
        out.append(System.lineSeparator());
        for (var stage : result.outcome().stages()) {
            out.append("stage %s: %s %s after %d evaluations; %s%n"
                    .formatted(
                            stage.stage().name(),
                            stage.stage().loss().name(),
                            number(stage.loss()),
                            stage.evaluations(),
                            stage.stop().reason()));
        }
        out.append(scores("training", result.train()));
        if (!result.traces().test().isEmpty()) {
            out.append(scores("held out", result.test()));
        }
        return out.toString();
    }

    /// `[1.2, 3.4] nS`; an end that the data leave open is the bound, and said to be.
    static String interval(Profile profile, FreeParameter parameter) {
        var open = profile.lower().isPresent() && profile.upper().isPresent()
                ? ""
                : profile.lower().isPresent()
                        ? ", open above"
                        : profile.upper().isPresent() ? ", open below" : ", open on both sides";
        return "[%s, %s] %s"
                        .formatted(
                                number(profile.lower().orElse(parameter.lower())),
                                number(profile.upper().orElse(parameter.upper())),
                                parameter.unit())
                        .strip()
                + open;
    }

    private static String scores(String group, FitResult.Scores scores) {
        var text = new StringBuilder(group + ":");
        scores.mse()
                .ifPresent(mse ->
                        text.append(" mean squared error ").append(number(mse)).append(" mV²;"));
        text.append(" Γ ").append(number(scores.gamma()));
        scores.ratio()
                .ifPresent(ratio -> text.append(", ratio ")
                        .append(number(ratio))
                        .append(" of ceiling ")
                        .append(number(scores.ceiling().orElse(Double.NaN))));
        var spikes = scores.traces().stream()
                .map(score -> score.dataSpikes() + "/" + number(score.modelSpikes()))
                .toList();
        return text.append("; spikes data/model ")
                .append(String.join(" ", spikes))
                .append(System.lineSeparator())
                .toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5g", value) : "-";
    }
}
