package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.run.SurrogateGallery;
import synfire.equations.Model;
import synfire.equations.Parameter;
import synfire.models.Catalogue;
import synfire.models.Synapses;
import synfire.report.draw.SvgFigure;
import synfire.report.file.ResultFile;
import synfire.report.table.Table;
import synfire.report.terminal.TextTable;

/// `synfire models`: the catalogue.
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the models that come with the program; with a NAME, its parameters and its text.",
            "With --surrogates, draws the functions that models can name as the derivative of a spike.",
        })
final class ModelsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "a model of the catalogue")
    private @Nullable String name;

    @Option(
            names = "--surrogates",
            paramLabel = "FILE.svg",
            description = "draw all surrogates: value of the spike, derivative, antiderivative")
    private @Nullable Path surrogates;

    @Override
    public Integer call() throws IOException {
        if (surrogates != null) {
            ResultFile.write(surrogates, SvgFigure.file(SurrogateGallery.figure()));
            spec.commandLine().getOut().println("surrogates in " + surrogates);
            return ExitCode.OK;
        }
        spec.commandLine().getOut().print(name == null ? all() : one(name));
        return ExitCode.OK;
    }

    private String all() {
        var table = Table.of(
                "",
                new Table.Column("model", "", Table.Align.LEFT),
                new Table.Column("parameters", "", Table.Align.RIGHT),
                new Table.Column("what", "", Table.Align.LEFT));
        for (var each : Catalogue.names()) {
            var model = Catalogue.get(each);
            table = table.row(
                    each,
                    Integer.toString(model.parameters().size()),
                    model.header().summary());
        }
        var synapses = Table.of(
                "",
                new Table.Column("synapse model", "", Table.Align.LEFT),
                new Table.Column("parameters", "", Table.Align.RIGHT),
                new Table.Column("what", "", Table.Align.LEFT));
        for (var each : Synapses.names()) {
            var model = Synapses.get(each);
            synapses = synapses.row(
                    each,
                    Integer.toString(model.parameters().size()),
                    model.header().summary());
        }
        return TextTable.of(table, machine.terminal()) + TextTable.of(synapses, machine.terminal());
    }

    private String one(String called) {
        var source = Synapses.contains(called) ? Synapses.source(called) : Catalogue.source(called);
        var model = Model.parse(source);
        var header = model.header();
        var text = new StringBuilder("%s: %s%n".formatted(model.name(), header.summary()));
        text.append("reference: %s%n%n".formatted(header.reference()));
        var table = Table.of(
                "",
                new Table.Column("parameter", "", Table.Align.LEFT),
                new Table.Column("value", "", Table.Align.RIGHT),
                new Table.Column("range", "", Table.Align.LEFT),
                new Table.Column("meaning", "", Table.Align.LEFT));
        for (Parameter parameter : model.parameters()) {
            table = table.row(
                    parameter.name(),
                    parameter.value().toString(),
                    parameter.range().toString(),
                    parameter.meaning());
        }
        text.append(TextTable.of(table, machine.terminal())).append(System.lineSeparator());
        return text.append(source.text()).toString();
    }
}
