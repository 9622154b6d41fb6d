package synfire.cli.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import synfire.learn.activity.BinnedActivity;
import synfire.learn.activity.ChoiceDecoding;
import synfire.learn.activity.StateSpace;
import synfire.learn.activity.UnitTuning;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.report.page.Block;

/// What activity says of trials, before and after: from when on the right answer can be read out of it, along which
/// path it goes, how single cells follow what was drawn.
///
/// @param dtMs duration of a step
/// @param classes that an answer can have
record SelectivityFigures(List<Snapshot> snapshots, double dtMs, int classes) {

    private static final int MOST_CONDITIONS = 4;

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        if (snapshots.getFirst().judged().isEmpty()) {
            return blocks;
        }
        blocks.add(new Block.FigureBlock(decoding()));
        blocks.add(new Block.FigureBlock(paths()));
        var conditions = conditions();
        if (!conditions.isEmpty()) {
            blocks.add(new Block.FigureBlock(tuning(conditions)));
        }
        return blocks;
    }

    private Series overTime(BinnedActivity activity, Samples values) {
        double bin = activity.binSteps() * dtMs;
        return new Series.Uniform(bin / 2, bin, values);
    }

    private Figure decoding() {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < snapshots.size(); i++) {
            var judged = snapshots.get(i).judged().orElseThrow();
            var accuracy =
                    ChoiceDecoding.STANDARD.accuracy(snapshots.get(i).fitted().orElseThrow(), judged, classes);
            layers.add(new Layer.Line(
                    snapshots.get(i).name() + " training", overTime(judged, accuracy), Stroke.of(Colour.cycle(i))));
        }
        layers.add(new Layer.Rule(
                "chance",
                Layer.Direction.HORIZONTAL,
                1.0 / classes,
                Stroke.of(Colour.GREY).dashed()));
        return Figure.stack(
                        "Decoding",
                        Panel.of("", Axis.timeMs(), Axis.of("right answers", "").between(0, 1.02), layers))
                .withCaption("How often a linear readout of the activity in each bin tells the class that is right, on "
                        + "trials that it was not fitted to.");
    }

    private Figure paths() {
        var panels = new ArrayList<Panel>();
        for (var snapshot : snapshots) {
            var space = StateSpace.of(snapshot.judged().orElseThrow(), classes);
            var layers = new ArrayList<Layer>();
            for (int label = 0; label < classes; label++) {
                layers.add(new Layer.Line(
                        "class " + label,
                        new Series.Points(space.along(0, label), space.along(1, label)),
                        Stroke.of(Colour.cycle(label))));
            }
            panels.add(Panel.of(
                    snapshot.name() + " training",
                    Axis.of("first component", ""),
                    Axis.of("second component", ""),
                    layers));
        }
        return Figure.grid("State space", panels.size(), panels)
                .withCaption("Mean activity of the trials of each class through its first two principal components.");
    }

    /// Those that take more than one value.
    private List<String> conditions() {
        var judged = snapshots.getFirst().judged().orElseThrow();
        return judged.conditions().stream()
                .filter(name -> judged.condition(name).stream().distinct().count() > 1)
                .limit(MOST_CONDITIONS)
                .toList();
    }

    private Figure tuning(List<String> conditions) {
        var panels = new ArrayList<Panel>();
        for (var condition : conditions) {
            var layers = new ArrayList<Layer>();
            for (int i = 0; i < snapshots.size(); i++) {
                var judged = snapshots.get(i).judged().orElseThrow();
                var sorted = UnitTuning.of(judged, condition, judged.bins() / 2, judged.bins()).stream()
                        .map(UnitTuning::correlation)
                        .sorted(Comparator.reverseOrder())
                        .toList();
                layers.add(new Layer.Line(
                        snapshots.get(i).name() + " training",
                        new Series.Points(
                                Samples.of(IntStream.range(0, sorted.size())
                                        .mapToDouble(k -> k)
                                        .toArray()),
                                Samples.generate(sorted.size(), sorted::get)),
                        Stroke.of(Colour.cycle(i))));
            }
            panels.add(Panel.of(
                    condition,
                    Axis.of("cell, by rank", ""),
                    Axis.of("correlation", "").between(-1, 1),
                    layers));
        }
        return Figure.grid("Tuning", Math.min(2, panels.size()), panels)
                .withCaption(
                        "How the activity of each cell in the second half of the trials goes with what was drawn.");
    }
}
