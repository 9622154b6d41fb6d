package synfire.cli.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.cli.multiscale.ChainedText;
import synfire.cli.network.NetworkReader;
import synfire.cli.study.StudyReader;
import synfire.cli.training.TrainReader;
import synfire.data.format.RecordingFormatException;
import synfire.equations.Model;
import synfire.equations.syntax.InvalidModelException;
import synfire.equations.syntax.Source;
import synfire.lab.run.Task;
import synfire.lab.text.Finding;
import synfire.lab.text.TextCheck;

/// Checks models and studies while they are typed, by the readers that their commands use.
public final class EditedText implements TextCheck {

    private static final TomlMapper MAPPER = new TomlMapper();

    @Override
    public Verdict check(Path file, String text) {
        return String.valueOf(file.getFileName()).endsWith(".model") ? model(file, text) : study(file, text);
    }

    private static Verdict model(Path file, String text) {
        try {
            var model = Model.parse(new Source(String.valueOf(file.getFileName()), text));
            return new Verdict(
                    List.of(),
                    Optional.empty(),
                    "model %s: %s, %s, %s"
                            .formatted(
                                    model.name(),
                                    count(model.parameters().size(), "parameter"),
                                    count(model.state().size(), "variable"),
                                    count(model.inputs().size(), "input")));
        } catch (InvalidModelException e) {
            var findings = new ArrayList<Finding>();
            for (var each : e.diagnostics()) {
                var span = each.span();
                findings.add(new Finding(
                        span.line(), span.column(), span.length(), each.code(), each.problem(), each.fix()));
            }
            return new Verdict(findings, Optional.empty(), "");
        }
    }

    private static String count(int number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private static Verdict study(Path file, String text) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            int line = at == null ? 1 : Math.max(1, at.getLineNr());
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            return new Verdict(
                    List.of(new Finding(line, column, 0, "toml", e.getOriginalMessage(), "")), Optional.empty(), "");
        }
        var task = task(tree);
        try {
            return new Verdict(List.of(), Optional.of(task), understood(task, file, text));
        } catch (InvalidModelException e) {
            return new Verdict(List.of(ofModel(e, text)), Optional.of(task), "");
        } catch (IllegalArgumentException e) {
            return new Verdict(FindingLines.of(file, text, String.valueOf(e.getMessage())), Optional.of(task), "");
        } catch (RecordingFormatException e) {
            return new Verdict(
                    List.of(new Finding(1, 1, 0, "recording", e.file() + ": " + e.problem(), e.fix())),
                    Optional.of(task),
                    "");
        } catch (IOException e) {
            var problem = "a file that it names cannot be read: " + e.getMessage();
            return new Verdict(List.of(new Finding(1, 1, 0, "file", problem, "")), Optional.of(task), "");
        }
    }

    /// What a study asks for, by the tables that it has.
    private static Task task(JsonNode tree) {
        if (tree.has("task")) {
            return Task.TRAIN;
        }
        if (tree.has("training") && tree.has("cells")) {
            return Task.STUDY;
        }
        if (tree.has("fit") || tree.has("data") || tree.has("simulated") || tree.has("cell") || tree.has("cells")) {
            return Task.FIT;
        }
        return Task.SIMULATE;
    }

    private static String understood(Task task, Path file, String text) throws IOException {
        return switch (task) {
            case FIT -> {
                var study = StudyReader.parse(file, text);
                yield "fits %s of %s in %s"
                        .formatted(
                                count(study.space().dimension(), "parameter"),
                                study.model().name(),
                                count(study.stages().size(), "stage"));
            }
            case TRAIN -> {
                var study = TrainReader.parse(file, text);
                yield "trains on %s with %s, up to %,d batches of %,d trials"
                        .formatted(
                                study.task(),
                                study.plan().rule().name(),
                                study.batches(),
                                study.plan().batch());
            }
            case SIMULATE -> {
                var network = NetworkReader.parse(file, text).network();
                yield "simulates %,d cells in %s, joined by %s"
                        .formatted(
                                network.populations().stream()
                                        .mapToLong(each -> each.size())
                                        .sum(),
                                count(network.populations().size(), "population"),
                                count(network.projections().size(), "projection"));
            }
            case STUDY -> ChainedText.understood(file, text);
        };
    }

    /// A study whose model is wrong: where it names the model. The mistakes themselves are in the other text.
    private static Finding ofModel(InvalidModelException e, String text) {
        int number = e.diagnostics().size();
        var problem =
                "the model %s has %d %s".formatted(e.source().name(), number, number == 1 ? "mistake" : "mistakes");
        return FindingLines.at(text, List.of("model"), "model", problem, "open the model, and mend it there");
    }
}
