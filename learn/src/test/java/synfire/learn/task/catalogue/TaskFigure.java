package synfire.learn.task.catalogue;

import java.util.Locale;
import synfire.learn.task.Events;
import synfire.learn.task.Layout;
import synfire.learn.task.Trial;

/// Draws a trial: the spikes of up to six channels of each group, the phases, the loss windows, the targets.
final class TaskFigure {

    private static final int WIDTH = 640;
    private static final int LEFT = 110;
    private static final int TOP = 18;
    private static final int ROW = 3;
    private static final int GAP = 4;
    private static final int SHOWN = 6;
    private static final int CURVE = 30;

    private final Layout layout;
    private final Trial trial;
    private final StringBuilder svg = new StringBuilder();

    private TaskFigure(Layout layout, Trial trial) {
        this.layout = layout;
        this.trial = trial;
    }

    static String of(Layout layout, Trial trial) {
        return new TaskFigure(layout, trial).drawn();
    }

    private String drawn() {
        int rows = layout.channels().stream()
                .mapToInt(group -> Math.min(SHOWN, group.size()) * ROW + GAP)
                .sum();
        int bottom = TOP + rows + (layout.answer().signals() > 0 ? CURVE + GAP : 0);
        svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"9\">\n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n")
                .formatted(WIDTH, bottom + 14, WIDTH, bottom + 14));
        for (var window : trial.windows()) {
            svg.append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"#fde8c8\"/>\n"
                    .formatted(x(window.from()), TOP, number(scale() * window.steps()), bottom - TOP));
        }
        for (var phase : trial.phases()) {
            svg.append("<path d=\"M%s %dV%d\" stroke=\"#ccc\"/>\n".formatted(x(phase.from()), TOP, bottom));
            if (phase.steps() * scale() > 5.2 * phase.name().length()) {
                svg.append("<text x=\"%s\" y=\"%d\">%s</text>\n".formatted(x(phase.from()), TOP - 5, phase.name()));
            }
        }
        int y = TOP + GAP / 2;
        for (var group : layout.channels()) {
            int shown = Math.min(SHOWN, group.size());
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
                    .formatted(LEFT - 4, y + (shown * ROW + 7) / 2, group.name()));
            var path = new StringBuilder();
            for (int k = 0; k < shown; k++) {
                ticks(path, group.first() + k * group.size() / shown, y + k * ROW);
            }
            svg.append("<path d=\"%s\" stroke=\"#24578f\" stroke-width=\"0.8\"/>\n".formatted(path));
            y += shown * ROW + GAP;
        }
        curves(y);
        svg.append(
                "<text x=\"%d\" y=\"%d\">0</text>\n<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s ms</text>\n</svg>\n"
                        .formatted(LEFT, bottom + 11, WIDTH - 4, bottom + 11, number(trial.steps() * layout.dtMs())));
        return svg.toString();
    }

    private void ticks(StringBuilder path, int channel, int y) {
        var events = (Events) trial.input();
        for (int t = 0; t < events.steps(); t++) {
            for (int e = events.offset(t); e < events.offset(t + 1); e++) {
                if (events.id(e) == channel) {
                    path.append('M')
                            .append(x(t))
                            .append(' ')
                            .append(y)
                            .append('v')
                            .append(ROW - 1);
                }
            }
        }
    }

    private void curves(int y) {
        for (int k = 0; k < Math.min(SHOWN, layout.answer().signals()); k++) {
            var path = new StringBuilder();
            double least = 0;
            double most = 1;
            for (int t = 0; t < trial.steps(); t++) {
                least = Math.min(least, trial.target().get(t, k));
                most = Math.max(most, trial.target().get(t, k));
            }
            for (int t = 0; t < trial.steps(); t += 5) {
                double height = CURVE * (trial.target().get(t, k) - least) / (most - least);
                path.append(t == 0 ? 'M' : 'L').append(x(t)).append(' ').append(number(y + CURVE - height));
            }
            svg.append("<path d=\"%s\" stroke=\"#b4432f\" fill=\"none\"/>\n".formatted(path));
        }
        if (layout.answer().signals() > 0) {
            svg.append(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">target</text>\n".formatted(LEFT - 4, y + CURVE / 2));
        }
    }

    private double scale() {
        return (WIDTH - LEFT - 4) / (double) trial.steps();
    }

    private String x(int step) {
        return number(LEFT + scale() * step);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
