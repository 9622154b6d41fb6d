package synfire.cli.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// A training of an example with several seeds, as a benchmark.
///
/// @param name of the benchmark
/// @param example file in `examples`
/// @param rule in place of the example's
/// @param must share of right answers that enough seeds have to reach
/// @param goal share of right answers that enough seeds should reach
/// @param enough how many of the seeds
record Training(
        String name,
        String summary,
        String example,
        Optional<String> rule,
        List<Long> seeds,
        double must,
        double goal,
        int enough) {

    /// All that there are.
    static final List<Training> ALL = List.of(
            evidence("C-evidence", "evidence.toml", 5, 4),
            evidence("C-rand", "evidence-rand.toml", 3, 2),
            evidence("C-gaussian", "evidence-gaussian.toml", 3, 2),
            evidence("C-marmoset", "evidence-marmoset.toml", 3, 2),
            byRule("C-d-rtrl", "d-rtrl", 3, 0.90, 0.95),
            byRule("C-es-d-rtrl", "es-d-rtrl", 1, 0, 0.85),
            task("C-dms", "dms.toml"),
            task("C-context", "context.toml"),
            task("C-working-memory", "working-memory.toml"),
            task("C-eprop", "eprop.toml", 0.93),
            task("C-mnist", "mnist.toml"));

    private static Training evidence(String name, String example, int seeds, int enough) {
        return new Training(
                name,
                "accuracy of examples/%s by back-propagation, %d seeds; hours, resumes".formatted(example, seeds),
                example,
                Optional.empty(),
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                0.95,
                0.99,
                enough);
    }

    private static Training byRule(String name, String rule, int seeds, double must, double goal) {
        return new Training(
                name,
                "accuracy of examples/evidence-online.toml by %s, %d seeds; hours, resumes".formatted(rule, seeds),
                "evidence-online.toml",
                Optional.of(rule),
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                must,
                goal,
                seeds);
    }

    private static Training task(String name, String example) {
        return task(name, example, 0.95);
    }

    private static Training task(String name, String example, double must) {
        return new Training(
                name,
                "accuracy of examples/%s; up to hours, resumes".formatted(example),
                example,
                Optional.empty(),
                List.of(1L),
                must,
                must,
                1);
    }

    Benchmark benchmark() {
        return new Benchmark(name, summary, _ -> new TrainingRuns(this).measure());
    }
}
