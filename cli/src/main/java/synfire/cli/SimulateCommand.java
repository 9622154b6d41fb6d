package synfire.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.manifest.InputFiles;
import synfire.cli.manifest.Manifest;
import synfire.cli.network.NetworkReader;
import synfire.cli.run.ModelTrial;
import synfire.cli.run.Stimulus;
import synfire.cli.run.TrialReport;
import synfire.cli.sonata.SonataReader;
import synfire.cli.study.ModelReference;
import synfire.data.ReadOptions;
import synfire.data.RecordingReader;
import synfire.data.RecordingSpec;
import synfire.equations.Input;
import synfire.equations.Model;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Resampling;
import synfire.network.Samples;
import synfire.report.file.ResultFile;

/// `synfire simulate`: a network, or one model under one stimulus.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a network (NETWORK.toml, see docs/guide/networks.md, or CONFIG.json of SONATA), or one model under a"
                    + " stimulus.",
            "Of a network, writes the recordings, network.json, report.html, its figures and manifest.json into --out,"
                    + " and progress.jsonl while it runs; Ctrl-C keeps what was recorded, --resume goes on.",
            "Of a model, prints spikes and extremes of each variable; writes report.html and traces.csv into --out.",
            "For example: synfire simulate examples/networks/cuba.toml --out out/cuba",
            "or: synfire simulate hh-traub --current \"0 nA*5ms, 2 nA*10ms\" --dt 0.01ms",
        })
final class SimulateCommand implements Callable<Integer> {

    private static final long MOST_STEPS = 50_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(
            paramLabel = "MODEL|NETWORK.toml|CONFIG.json",
            description = "a network file, a configuration of SONATA, a model file, or a name of the catalogue")
    @SuppressWarnings("NullAway.Init")
    private String reference;

    @Option(names = "--current", paramLabel = "STEPS", description = "steps LEVEL*DURATION with commas between them")
    private @Nullable String current;

    @Option(
            names = "--stimulus",
            paramLabel = "SPEC",
            description = "the current of the first sweep of a recording: FILE[#sweeps=0][@0s:10s]")
    private @Nullable String stimulus;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "default: that of the stimulus, or of the network's file")
    private @Nullable String duration;

    @Option(
            names = "--dt",
            paramLabel = "TIME",
            description = "time step of a model (default: 0.1ms) or of a SONATA network")
    private @Nullable String dt;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "another value of a parameter, for example C=\"100 pF\"")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--input",
            paramLabel = "NAME",
            description = "the input that is stimulated, where the model has several")
    private @Nullable String input;

    @Option(
            names = "--record",
            paramLabel = "NAME",
            split = ",",
            description = "states and subexpressions to record (default: all states)")
    private List<String> record = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "of everything random (default: 1, or the network's own)")
    private @Nullable Long seed;

    @Option(names = "--json", description = "of a network: print network.json on standard output, and nothing else")
    private boolean json;

    @Option(names = "--resume", description = "of a network: go on from the checkpoint in --out")
    private boolean resume;

    @Option(
            names = "--dry-run",
            description = "of a network: print what would run (cells, synapses, steps, memory, time) and stop")
    private boolean dryRun;

    @Option(
            names = "--checkpoint",
            paramLabel = "TIME",
            description = "of a network: time of the network between checkpoints (default: half a minute of waiting)")
    private @Nullable String checkpoint;

    @Option(names = "--png", description = "of a network: write each figure as PNG too")
    private boolean png;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results (default: out/NAME)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        return reference.endsWith(".toml") || reference.endsWith(".json") ? network() : model();
    }

    private int network() throws IOException {
        boolean sonata = reference.endsWith(".json");
        refuse(
                "a network",
                "its file says",
                Map.of(
                        "--current",
                        current != null,
                        "--stimulus",
                        stimulus != null,
                        "--input",
                        input != null,
                        "--set",
                        !set.isEmpty(),
                        "--record",
                        !record.isEmpty(),
                        "--dt",
                        dt != null && !sonata));
        var step = Optional.ofNullable(dt).map(text -> Quantity.of(time("--dt", text), "ms"));
        var file = sonata ? SonataReader.read(Path.of(reference), step) : NetworkReader.read(Path.of(reference));
        if (seed != null) {
            file = file.withSeed(seed);
        }
        if (duration != null) {
            file = file.withDuration(Quantity.of(time("--duration", duration), "ms"));
        }
        long every = checkpoint == null
                ? 0
                : Math.max(
                        1,
                        Math.round(time("--checkpoint", checkpoint) / file.dt().in(Units.MS)));
        var console = spec.commandLine();
        return new NetworkSession(machine, json, resume, dryRun, png, every, console.getOut(), console.getErr())
                .run(file, out);
    }

    private static void refuse(String what, String instead, Map<String, Boolean> given) {
        var wrong = given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("%s: not for %s; %s".formatted(String.join(", ", wrong), what, instead));
        }
    }

    private int model() throws IOException {
        refuse(
                "a model",
                "leave it out, or give a network",
                Map.of(
                        "--json", json,
                        "--resume", resume,
                        "--dry-run", dryRun,
                        "--checkpoint", checkpoint != null,
                        "--png", png));
        var model = changed(ModelReference.resolve(reference, Path.of("")));
        double dtMs = time("--dt", dt == null ? "0.1ms" : dt);
        var shown = shownInput(model);
        var samples = samples(model, shown, dtMs);
        var inputs = new HashMap<String, Samples>();
        for (var each : model.inputs()) {
            inputs.put(each.name(), Samples.generate(samples.size(), _ -> 0));
        }
        inputs.put(shown, samples);
        var console = spec.commandLine();
        var engine = machine.engine(console.getErr());
        long start = System.nanoTime();
        long seedOfRun = seed == null ? 1 : seed;
        var trial = ModelTrial.run(model, record, inputs, shown, dtMs, seedOfRun, engine);
        var folder = out == null ? Path.of("out", model.name()) : out;
        ResultFile.write(folder.resolve("traces.csv"), trial.csv());
        new TrialReport(trial).page().write(folder.resolve("report.html"));
        var file = Path.of(reference);
        var files = Files.isRegularFile(file) ? InputFiles.of(file) : InputFiles.none();
        new Manifest(
                        machine.invocation(),
                        OptionalLong.of(seedOfRun),
                        stimulus == null ? files : files.with(List.of(stimulus)),
                        (System.nanoTime() - start) * 1e-9,
                        Map.of(),
                        engine)
                .write(folder);
        console.getOut().print(summary(trial));
        console.getOut()
                .printf("%nreport in %s, columns in %s%n", folder.resolve("report.html"), folder.resolve("traces.csv"));
        return ExitCode.OK;
    }

    private Model changed(Model model) {
        var values = new HashMap<String, Quantity>();
        set.forEach((name, value) -> values.put(name, Quantity.parse(value)));
        return values.isEmpty() ? model : model.withDefaults(values);
    }

    private static double time(String option, String text) {
        var quantity = Quantity.parse(text);
        if (!quantity.unit().dimension().equals(Dimension.TIME) || !(quantity.in(Units.MS) > 0)) {
            throw new IllegalArgumentException(
                    "%s %s: not a positive time; write for example 0.1ms".formatted(option, text));
        }
        return quantity.in(Units.MS);
    }

    private String shownInput(Model model) {
        var names = model.inputs().stream().map(Input::name).toList();
        if (input != null) {
            if (!names.contains(input)) {
                throw new IllegalArgumentException(
                        "model '%s' has no input '%s'; it has %s".formatted(model.name(), input, names));
            }
            return input;
        }
        if (names.size() != 1) {
            throw new IllegalArgumentException("model '%s' has %d inputs %s; choose one with --input"
                    .formatted(model.name(), names.size(), names));
        }
        return names.getFirst();
    }

    private Samples samples(Model model, String shown, double dtMs) {
        if (current != null && stimulus != null) {
            throw new IllegalArgumentException("--current and --stimulus are two stimuli; give one of them");
        }
        if (stimulus != null) {
            var recording = new RecordingReader(Path.of("").toAbsolutePath(), ReadOptions.DEFAULT)
                    .read(RecordingSpec.parse(stimulus));
            var signal = recording.sweeps().getFirst().current().in(Units.PA);
            var same = signal.dtMs() == dtMs ? signal : signal.resampled(dtMs, Resampling.LINEAR);
            return duration == null
                    ? same.samples()
                    : same.slice(same.startMs(), same.startMs() + time("--duration", duration))
                            .samples();
        }
        if (current == null) {
            throw new IllegalArgumentException(
                    "a stimulus is missing; give --current \"0 nA*5ms, 2 nA*10ms\" or --stimulus FILE");
        }
        var steps = Stimulus.parse(current);
        double durationMs = duration == null ? steps.durationMs() : time("--duration", duration);
        double count = Math.rint(durationMs / dtMs);
        if (count < 1 || count > MOST_STEPS) {
            throw new IllegalArgumentException("%s ms in steps of %s ms are %,.0f steps; 1 to %,d can be run"
                    .formatted(durationMs, dtMs, count, MOST_STEPS));
        }
        return steps.samples(model, shown, dtMs, durationMs);
    }

    private static String summary(ModelTrial trial) {
        var spikes = trial.spikes();
        var text = new StringBuilder("%s: %d steps of %s ms, %d spikes"
                .formatted(
                        trial.model().name(),
                        trial.stimulus().size(),
                        trial.stimulus().dtMs(),
                        spikes.size()));
        if (spikes.size() > 0) {
            var first = spikes.timesMs().stream()
                    .limit(10)
                    .mapToObj("%.4g"::formatted)
                    .collect(Collectors.joining(" "));
            text.append(" at ")
                    .append(first)
                    .append(spikes.size() > 10 ? " …" : "")
                    .append(" ms");
        }
        text.append(System.lineSeparator());
        for (var signal : trial.recorded()) {
            var range = signal.samples().stream().summaryStatistics();
            text.append("  %s from %.5g to %.5g, %.5g at the end (%s)%n"
                    .formatted(
                            signal.name(),
                            range.getMin(),
                            range.getMax(),
                            signal.get(signal.size() - 1),
                            signal.unit().isOne() ? "1" : signal.unit().name()));
        }
        return text.toString();
    }
}
