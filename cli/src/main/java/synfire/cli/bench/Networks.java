package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import synfire.cli.workload.Activity;
import synfire.cli.workload.ReferenceRuns;
import synfire.cli.workload.Workload;
import synfire.cli.workload.Workloads;

/// The gates and goals of the networks.
final class Networks {

    private static final double GOAL = 4;
    private static final double GOAL_OF_W3 = 3;
    private static final double MUST = 2;

    private Networks() {}

    static Benchmark.Result w1(Peers peers) {
        return new NetworkBenchmark(Workloads.W1, peers).measure(Networks::published, true, GOAL, MUST);
    }

    static Benchmark.Result w2(Peers peers) {
        return new NetworkBenchmark(Workloads.W2, peers).measure(reference(Workloads.W2), true, GOAL, MUST);
    }

    static Benchmark.Result w3(Peers peers) {
        return new NetworkBenchmark(Workloads.W3, peers).measure(reference(Workloads.W3), false, GOAL_OF_W3, MUST);
    }

    static Benchmark.Result w5(Peers peers) {
        var figures = new ArrayList<Figure>();
        var notes = new ArrayList<String>();
        for (var point : Workloads.W5) {
            var result = new NetworkBenchmark(point, peers).measure(reference(point), false, GOAL, MUST);
            result.figures().forEach(figure -> figures.add(figure.named(point.reference() + ": " + figure.what())));
            result.notes().forEach(note -> notes.add(point.reference() + ": " + note));
        }
        return new Benchmark.Result(figures, notes);
    }

    /// The bounds of W1 that many runs of several simulators gave.
    private static List<Figure> published(long seed, Activity activity) {
        return List.of(
                Figure.between("rate of E, seed " + seed, activity.excitatoryHz(), "Hz", 4.7, 6.3),
                Figure.between("rate of I, seed " + seed, activity.inhibitoryHz(), "Hz", 5.35, 5.80),
                Figure.between("CV of intervals, seed " + seed, activity.cv(), "", 0.67, 0.73));
    }

    private static NetworkBenchmark.Gate reference(Workload workload) {
        var runs = ReferenceRuns.kept();
        return (seed, activity) -> Stream.of(
                        bounded(runs, workload, "E", "rate of E, seed " + seed, activity.excitatoryHz(), "Hz"),
                        bounded(runs, workload, "I", "rate of I, seed " + seed, activity.inhibitoryHz(), "Hz"),
                        bounded(runs, workload, "CV", "CV of intervals, seed " + seed, activity.cv(), ""))
                .toList();
    }

    private static Figure bounded(
            ReferenceRuns runs, Workload workload, String figure, String what, double value, String unit) {
        var bounds = runs.bounds(workload.reference(), figure);
        return Figure.between(what, value, unit, bounds.least(), bounds.most());
    }
}
