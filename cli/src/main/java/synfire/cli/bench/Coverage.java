package synfire.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import synfire.cli.run.FitResult;
import synfire.cli.run.FitRun;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.Study;
import synfire.cli.study.StudyReader;
import synfire.learn.fit.Fit;
import synfire.learn.fit.FitPlan;
import synfire.simulate.Engine;

/// How often intervals of two standard errors hold the truth: the same cell is fitted to many realisations of the
/// noise on its potential.
///
/// Each realisation is the study of that seed, run the usual way. Right errors hold the truth in 95.4 % of many
/// realisations, and the mean square of (value − truth)/error is 1; of 20 realisations, 17 to 20 hold it with a
/// probability of 0.988.
public final class Coverage {

    private static final String STUDY = "coverage.toml";
    private static final double ERRORS = 2;
    private static final double LEAST_SHARE = 0.85;

    private final List<FitResult> results;

    private Coverage(List<FitResult> results) {
        this.results = List.copyOf(results);
    }

    /// Fits the realisations with seeds 1 to `realisations`.
    public static Coverage of(int realisations, Engine engine) {
        var study = study();
        var results = new ArrayList<FitResult>();
        for (long seed = 1; seed <= realisations; seed++) {
            var drawn = study.withSeed(seed);
            results.add(new FitRun(drawn, StudyTraces.of(drawn, engine), engine)
                    .run(Map.of(), () -> false, Fit.Listener.NONE));
        }
        return new Coverage(results);
    }

    /// In how many realisations the interval holds the truth, by parameter.
    public Map<String, Integer> held() {
        var held = new TreeMap<String, Integer>();
        deviations()
                .forEach((name, all) -> held.put(name, (int)
                        all.stream().filter(z -> Math.abs(z) <= ERRORS).count()));
        return held;
    }

    /// Mean square of the deviations in standard errors, by parameter; 1 where the errors are right.
    public Map<String, Double> meanSquares() {
        var squares = new TreeMap<String, Double>();
        deviations()
                .forEach((name, all) -> squares.put(
                        name, all.stream().mapToDouble(z -> z * z).average().orElse(Double.NaN)));
        return squares;
    }

    /// (value − truth)/error of each realisation, by parameter.
    private Map<String, List<Double>> deviations() {
        var deviations = new TreeMap<String, List<Double>>();
        for (var result : results) {
            var truth = result.truth();
            for (var fitted : result.parameters()) {
                double known =
                        Objects.requireNonNull(truth.get(fitted.parameter().name()))
                                / FitPlan.inBase(fitted.parameter());
                deviations
                        .computeIfAbsent(fitted.parameter().name(), _ -> new ArrayList<>())
                        .add((fitted.value() - known) / fitted.standardError());
            }
        }
        return deviations;
    }

    static Benchmark.Result measure(int realisations) {
        var coverage = of(realisations, Engine.best());
        var figures = new ArrayList<Figure>();
        double least = LEAST_SHARE * realisations;
        coverage.held()
                .forEach((name, held) -> figures.add(Figure.above(
                        "%s: truths held by 2 standard errors".formatted(name),
                        held,
                        "of " + realisations,
                        least,
                        least)));
        coverage.meanSquares()
                .forEach((name, square) ->
                        figures.add(Figure.plain("%s: mean square deviation".formatted(name), square, "errors²")));
        return new Benchmark.Result(figures, List.of());
    }

    private static Study study() {
        try (InputStream text = Coverage.class.getResourceAsStream(STUDY)) {
            var file = Files.createTempFile("coverage", ".toml");
            try {
                Files.write(
                        file,
                        Objects.requireNonNull(text, "the program comes without " + STUDY)
                                .readAllBytes());
                return StudyReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
