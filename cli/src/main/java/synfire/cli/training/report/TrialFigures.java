package synfire.cli.training.report;

import java.util.ArrayList;
import java.util.List;
import synfire.learn.task.Events;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.simulate.network.TrialActivity;

/// Some trials side by side: what comes in, which cells fire, potentials of some cells, what the readout says.
///
/// @param dtMs duration of a step
record TrialFigures(Snapshot snapshot, double dtMs, String readout) {

    private static final int TRACES = 5;

    Figure figure() {
        var panels = new ArrayList<Panel>();
        int trials = snapshot.shown().size();
        for (int k = 0; k < trials; k++) {
            panels.add(input(k));
        }
        for (int k = 0; k < trials; k++) {
            panels.add(raster(k));
        }
        for (var population : snapshot.firing()) {
            for (int k = 0; k < trials; k++) {
                panels.add(traces(population, k));
            }
        }
        for (int k = 0; k < trials; k++) {
            panels.add(readouts(k));
        }
        return Figure.grid("Trials " + snapshot.name() + " training", trials, panels)
                .linked(Figure.Link.COLUMNS)
                .withCaption(("Four trials that training never sees, %s training. From the top: input channels, cells "
                                + "that fire, %d cells of each population, the readout.")
                        .formatted(snapshot.name(), TRACES));
    }

    private Axis time(int k) {
        return Axis.timeMs().between(0, dtMs * snapshot.shown().get(k).steps());
    }

    private static Axis first(int k, Axis axis) {
        return k == 0 ? axis : new Axis("", "", axis.scale(), axis.limits());
    }

    private Panel input(int k) {
        var trial = snapshot.shown().get(k);
        var title = trial.label() < 0 ? "trial " + k : "trial %d: class %d".formatted(k, trial.label());
        var panel = switch (trial.input()) {
            case Events events ->
                Panel.of(
                        title,
                        time(k),
                        first(k, Axis.of("channel", "").between(-0.5, events.width() - 0.5)),
                        new Layer.Raster("", trains(events), 0, Colour.INK));
            case synfire.learn.task.Series series ->
                Panel.of(title, time(k), first(k, Axis.of("input", "")), lines(series));
        };
        return panel.withHeight(70).withoutLegend();
    }

    private List<Layer> lines(synfire.learn.task.Series series) {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < Math.min(TRACES, series.width()); i++) {
            int channel = i * series.width() / Math.min(TRACES, series.width());
            layers.add(new Layer.Line(
                    "",
                    new Series.Uniform(0, dtMs, Samples.generate(series.steps(), t -> series.get(t, channel))),
                    Stroke.of(Colour.cycle(i)).thin()));
        }
        return layers;
    }

    private List<Samples> trains(Events events) {
        var times = new ArrayList<List<Double>>();
        for (int c = 0; c < events.width(); c++) {
            times.add(new ArrayList<>());
        }
        for (int t = 0; t < events.steps(); t++) {
            for (int i = events.offset(t); i < events.offset(t + 1); i++) {
                times.get(events.id(i)).add(t * dtMs);
            }
        }
        return samples(times);
    }

    private static List<Samples> samples(List<List<Double>> times) {
        return times.stream()
                .map(each -> Samples.of(each.stream().mapToDouble(x -> x).toArray()))
                .toList();
    }

    private Panel raster(int k) {
        var course = snapshot.courses().get(k);
        var layers = new ArrayList<Layer>();
        int row = 0;
        for (int p = 0; p < snapshot.firing().size(); p++) {
            var name = snapshot.firing().get(p);
            var trains = trains(course, name + Snapshot.SPIKES);
            layers.add(new Layer.Raster(k == 0 ? name : "", trains, row, Colour.cycle(p)));
            row += trains.size();
        }
        var panel = Panel.of("", time(k), first(k, Axis.of("cell", "").between(-0.5, Math.max(row, 1) - 0.5)), layers)
                .withHeight(130);
        return k == 0 ? panel : panel.withoutLegend();
    }

    private List<Samples> trains(TrialActivity.Course course, String spikes) {
        var times = new ArrayList<List<Double>>();
        for (int cell = 0; cell < course.size(spikes); cell++) {
            var own = new ArrayList<Double>();
            for (int t = 0; t < course.steps(); t++) {
                if (course.at(spikes, t, cell) > 0) {
                    own.add(t * dtMs);
                }
            }
            times.add(own);
        }
        return samples(times);
    }

    private Panel traces(String population, int k) {
        var course = snapshot.courses().get(k);
        var name = snapshot.potential(population).orElseThrow();
        var layers = new ArrayList<Layer>();
        int cells = course.size(name);
        for (int i = 0; i < Math.min(TRACES, cells); i++) {
            layers.add(new Layer.Line(
                    "",
                    new Series.Uniform(0, dtMs, course.of(name, i * cells / TRACES)),
                    Stroke.of(Colour.cycle(i)).thin()));
        }
        return Panel.of("", time(k), first(k, Axis.of(name, unit(name))), layers)
                .withHeight(80)
                .withoutLegend();
    }

    private Panel readouts(int k) {
        var course = snapshot.courses().get(k);
        var layers = new ArrayList<Layer>();
        for (var phase : snapshot.shown().get(k).windows()) {
            layers.add(new Layer.Region("", phase.from() * dtMs, phase.end() * dtMs, Colour.GREY));
        }
        for (int i = 0; i < course.size(readout); i++) {
            layers.add(new Layer.Line(
                    k == 0 ? "output " + i : "",
                    new Series.Uniform(0, dtMs, course.of(readout, i)),
                    Stroke.of(Colour.cycle(i))));
        }
        var panel = Panel.of("", time(k), first(k, Axis.of(readout, unit(readout))), layers)
                .withHeight(90);
        return k == 0 ? panel : panel.withoutLegend();
    }

    /// In which a state is given.
    private String unit(String name) {
        int dot = name.indexOf('.');
        return Snapshot.unit(snapshot.network(), name.substring(0, dot), name.substring(dot + 1));
    }
}
