package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.run.ModelPage;
import synfire.cli.study.ModelReference;
import synfire.equations.syntax.InvalidModelException;

/// `synfire check`: what is wrong with a model, or what was understood.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a model.",
            "Prints every mistake with line, column and a fix, and ends with 65; or, where there is none, what was"
                    + " understood: units, equations, initial values, events, and the integration scheme with the reason for it.",
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "a model file, or a name of the catalogue")
    @SuppressWarnings("NullAway.Init")
    private String reference;

    @Override
    public Integer call() throws IOException {
        try {
            var model = ModelReference.resolve(reference, Path.of(""));
            spec.commandLine().getOut().print(ModelPage.text(model));
            return ExitCode.OK;
        } catch (InvalidModelException e) {
            int problems = e.diagnostics().size();
            var err = spec.commandLine().getErr();
            err.println(e.getMessage());
            err.printf("%n%s: %d %s%n", e.source().name(), problems, problems == 1 ? "mistake" : "mistakes");
            return ExitCode.BAD_INPUT;
        }
    }
}
