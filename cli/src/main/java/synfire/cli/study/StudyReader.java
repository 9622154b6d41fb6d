package synfire.cli.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import synfire.equations.Escape;
import synfire.equations.Event;
import synfire.equations.Model;
import synfire.equations.units.Units;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;
import synfire.learn.transform.Scale;

/// From the keys of a study file to what they mean; whatever is missing or does not fit is named with its
/// key.
public final class StudyReader {

    private static final int USUAL_RUNS = 100;

    private final Path file;
    private final Quantities quantities;

    private StudyReader(Path file) {
        this.file = file;
        this.quantities = new Quantities(file);
    }

    /// Reads a study; of a study of many cells the first one.
    ///
    /// @throws StudyException naming the key that is wrong and how to mend it
    /// @throws IOException if the file cannot be read
    public static Study read(Path file) throws IOException {
        return new StudyReader(file).study(TomlFile.read(file));
    }

    /// As [#read], of a text that may not be saved yet.
    ///
    /// @param file where it is or will be; paths in it are relative to that
    /// @throws StudyException naming the key that is wrong and how to mend it
    /// @throws IOException if a file that it names cannot be read
    public static Study parse(Path file, String text) throws IOException {
        return new StudyReader(file).study(TomlFile.parse(file, text, StudyFile.class));
    }

    /// The cells of a study of many, each with the study that it is in; none if it is a study of one cell.
    ///
    /// @throws StudyException naming the key that is wrong and how to mend it
    /// @throws IOException if the file cannot be read
    public static List<CellStudy> readCells(Path file) throws IOException {
        var reader = new StudyReader(file);
        var text = TomlFile.read(file);
        var cells = new CellReader(file).cells(text);
        var studies = new ArrayList<CellStudy>();
        int number = 0;
        for (var cell : cells.entrySet()) {
            var own = text.of(cell.getValue(), cell.getKey(), number++);
            studies.add(new CellStudy(cell.getKey(), reader.study(own)));
        }
        return studies;
    }

    private Study study(StudyFile whole) throws IOException {
        var cells = new CellReader(file).cells(whole);
        var text = cells.isEmpty()
                ? whole
                : whole.of(cells.firstEntry().getValue(), cells.firstEntry().getKey(), 0);
        var model = ModelReference.named(file, "model", required("model", text.model()));
        var space = space(model, required("fit", text.fit()));
        var data = new DataReader(file, quantities).read(text, model);
        var stages = new StageReader(file, quantities, space, data).read(text.stage());
        var profile = text.uncertainty() == null || text.uncertainty().profile() == null
                ? List.<String>of()
                : text.uncertainty().profile();
        return new Study(
                Objects.requireNonNullElse(text.title(), file.getFileName().toString()),
                file,
                model,
                quantities.all("set", text.set()),
                space,
                stages,
                data,
                score(text.score(), model),
                profile,
                Objects.requireNonNullElse(text.seed(), 1L));
    }

    private ParameterSpace space(Model model, Map<String, StudyFile.Free> free) {
        var parameters = new ArrayList<FreeParameter>();
        for (var entry : free.entrySet()) {
            parameters.add(parameter(model, entry.getKey(), entry.getValue()));
        }
        try {
            return new ParameterSpace(parameters);
        } catch (IllegalArgumentException e) {
            throw new StudyException(file, "fit", String.valueOf(e.getMessage()));
        }
    }

    private FreeParameter parameter(Model model, String name, StudyFile.Free free) {
        var key = "fit." + name;
        var bounds = required(key + ".bounds", free.bounds());
        if (bounds.size() != 2) {
            throw new StudyException(
                    file, key + ".bounds", "%d values; write two: [\"LOWER\", \"UPPER\"]".formatted(bounds.size()));
        }
        var unit = model.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StudyException(
                        file,
                        key,
                        "model '%s' has no parameter '%s'; it has %s"
                                .formatted(
                                        model.name(),
                                        name,
                                        model.parameters().stream()
                                                .map(p -> p.name())
                                                .toList())))
                .unit();
        double lower = quantities.in(unit, key + ".bounds", bounds.get(0));
        double upper = quantities.in(unit, key + ".bounds", bounds.get(1));
        var start = free.start() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(quantities.in(unit, key + ".start", free.start()));
        try {
            return new FreeParameter(
                    name, unit.isOne() ? "" : unit.name(), lower, upper, start, scale(key, free.scale()));
        } catch (IllegalArgumentException e) {
            throw new StudyException(file, key, String.valueOf(e.getMessage()));
        }
    }

    private Scale scale(String key, @Nullable String name) {
        return switch (Objects.requireNonNullElse(name, "linear")) {
            case "linear" -> Scale.LINEAR;
            case "log" -> Scale.LOG;
            case "logit" -> Scale.LOGIT;
            default ->
                throw new StudyException(file, key + ".scale", "'%s' is none of linear, log, logit".formatted(name));
        };
    }

    private Study.Score score(StudyFile.@Nullable Score score, Model model) {
        boolean drawn = model.spikeEvent().map(Event::trigger).orElse(null) instanceof Event.Escape;
        if (score == null) {
            return new Study.Score(4, USUAL_RUNS, List.of(), drawn, 0);
        }
        int runs = Objects.requireNonNullElse(score.runs(), USUAL_RUNS);
        if (runs < 1) {
            throw new StudyException(file, "score.runs", "%d runs; give at least 1".formatted(runs));
        }
        boolean stochastic = Objects.requireNonNullElse(score.stochastic(), drawn);
        if (stochastic && model.spiking().escape() instanceof Escape.None) {
            throw new StudyException(
                    file,
                    "score.stochastic",
                    "model '%s' has no escape rate to draw spikes with; leave it out".formatted(model.name()));
        }
        if (!stochastic && drawn) {
            throw new StudyException(
                    file,
                    "score.stochastic",
                    "model '%s' has no threshold to spike at without drawing; leave it out".formatted(model.name()));
        }
        return new Study.Score(
                quantities.in(Units.MS, "score.window", score.window(), 4),
                runs,
                Objects.requireNonNullElse(score.calibrate(), List.of()),
                stochastic,
                warmUpMs(score.warmUp()));
    }

    private double warmUpMs(@Nullable String text) {
        if ("sweep".equals(text)) {
            return Double.POSITIVE_INFINITY;
        }
        double ms = quantities.in(Units.MS, "score.warm_up", text, 0);
        if (!(ms >= 0)) {
            throw new StudyException(
                    file,
                    "score.warm_up",
                    "'%s' is before nothing; give a time of 0 ms or more, or \"sweep\"".formatted(text));
        }
        return ms;
    }

    private <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new StudyException(file, key, "missing; see docs/reference/study.md for a complete study");
        }
        return value;
    }

    static List<String> specs(@Nullable List<Source> sources) {
        return sources == null ? List.of() : sources.stream().map(Source::spec).toList();
    }
}
