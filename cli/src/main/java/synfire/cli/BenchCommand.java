package synfire.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.bench.Benchmark;
import synfire.cli.bench.Benchmarks;
import synfire.cli.bench.EvidenceSweep;
import synfire.cli.bench.Figure;
import synfire.cli.bench.Peers;
import synfire.cli.bench.StartUp;
import synfire.cli.run.FigureFiles;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;
import synfire.report.table.Table;

/// `synfire bench`: measured figures, what they should be, and the verdict.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures how fast this program is here, and holds it to its bounds: all benchmarks, or those named.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "benchmarks to run (default: all)")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "print the figures as JSON")
    private boolean json;

    @Option(names = "--python", paramLabel = "FILE", description = "a Python that has JAX, to measure that too")
    private @Nullable String python;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder for report.html, with the figures that some benchmarks draw (default: none)")
    private @Nullable Path folder;

    @Option(names = StartUp.FIRST_GRADIENT, hidden = true)
    private boolean firstGradient;

    @Option(names = EvidenceSweep.POINT, hidden = true)
    private @Nullable Path trialGradient;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        if (firstGradient) {
            out.println(Arrays.toString(StartUp.firstGradient()));
            return ExitCode.OK;
        }
        if (trialGradient != null) {
            out.println(EvidenceSweep.point(trialGradient));
            return ExitCode.OK;
        }
        var chosen = names.isEmpty()
                ? Benchmarks.all()
                : names.stream().map(Benchmarks::named).toList();
        var peers = new Peers(
                Peers.projectSources(),
                Optional.ofNullable(python).or(() -> Optional.ofNullable(System.getenv("SYNFIRE_PYTHON"))));
        var results = new LinkedHashMap<String, Benchmark.Result>();
        for (var benchmark : chosen) {
            if (!json) {
                out.println(benchmark.name() + ": " + benchmark.summary());
            }
            var result = benchmark.measure().run(peers);
            results.put(benchmark.name(), result);
            if (!json) {
                result.figures().forEach(figure -> out.println(line(figure)));
                result.notes().forEach(note -> out.println("  note: " + note));
                out.flush();
            }
        }
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(results)));
        }
        if (folder != null) {
            report(results, folder);
        }
        boolean missed = results.values().stream()
                .flatMap(result -> result.figures().stream())
                .anyMatch(figure -> figure.verdict() == Figure.Verdict.MISSED);
        return missed ? ExitCode.NOT_MET : ExitCode.OK;
    }

    private static void report(Map<String, Benchmark.Result> results, Path folder) throws IOException {
        var sections = new ArrayList<Section>();
        results.forEach((name, result) -> {
            var table = Table.of(
                    "",
                    Table.Column.left("figure"),
                    Table.Column.right("value"),
                    Table.Column.left("unit"),
                    Table.Column.left("bounds"));
            for (var figure : result.figures()) {
                table = table.row(
                        figure.what().strip(),
                        number(figure.value()),
                        figure.unit(),
                        bounds(figure).strip());
            }
            var blocks = new ArrayList<Block>();
            result.drawings().forEach(drawing -> blocks.add(new Block.FigureBlock(drawing)));
            blocks.add(new Block.TableBlock(table));
            result.notes().forEach(note -> blocks.add(new Block.Prose(note)));
            sections.add(new Section(name, blocks));
        });
        var page = HtmlReport.of("Benchmarks", String.join(", ", results.keySet()), sections);
        page.write(folder.resolve("report.html"));
        FigureFiles.write(page, folder.resolve("figures"), false);
    }

    private static String line(Figure figure) {
        return "  %-48s %8s %s%s"
                .formatted(figure.what(), number(figure.value()), figure.unit(), bounds(figure))
                .stripTrailing();
    }

    private static String bounds(Figure figure) {
        if (figure.least().isPresent()) {
            return "  must be between %s and %s: %s"
                    .formatted(
                            number(figure.least().getAsDouble()),
                            number(figure.must().orElse(Double.NaN)),
                            verdict(figure));
        }
        var relation = figure.larger() ? "at least" : "at most";
        if (figure.goal().isEmpty()) {
            return "";
        }
        var goal = "  goal %s %s".formatted(relation, number(figure.goal().getAsDouble()));
        var must = figure.must().isPresent()
                ? ", must be %s %s".formatted(relation, number(figure.must().getAsDouble()))
                : "";
        return goal + must + ": " + verdict(figure);
    }

    private static String verdict(Figure figure) {
        boolean nothingElse = figure.goal().isPresent() && figure.must().isEmpty();
        return nothingElse && figure.verdict() == Figure.Verdict.HOLDS
                ? "missed"
                : figure.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return "%.3g".formatted(value);
    }

    private static Map<String, Object> json(Map<String, Benchmark.Result> results) {
        var all = new LinkedHashMap<String, Object>();
        results.forEach((name, result) -> {
            var figures = new ArrayList<Map<String, Object>>();
            for (var figure : result.figures()) {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("what", figure.what());
                fields.put("value", figure.value());
                fields.put("unit", figure.unit());
                figure.goal().ifPresent(goal -> fields.put("goal", goal));
                figure.must().ifPresent(must -> fields.put("must", must));
                figure.least().ifPresent(least -> fields.put("least", least));
                fields.put("verdict", verdict(figure));
                figures.add(fields);
            }
            all.put(name, Map.of("figures", figures, "notes", result.notes()));
        });
        return all;
    }
}
