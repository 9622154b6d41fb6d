package synfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import synfire.kernels.Backends;

/// `synfire doctor`: which backend runs, and why not a faster one.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Says which backend runs here, and why not a faster one.",
            "For each backend: its library with version and origin, the processor and the width of its vectors.",
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var backends = Backends.load();
        var choice = backends.best();
        out.println("synfire   " + Version.synfire());
        out.println("java      " + Runtime.version() + ", " + System.getProperty("java.vm.name"));
        out.println("machine   " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors");
        out.println("backend   " + choice.backend().name());
        for (var backend : backends.all()) {
            out.println("  " + backend.name() + ": "
                    + backend.whyNot()
                            .map(reason -> "cannot run: " + reason)
                            .orElseGet(() -> "can run"
                                    + backend.details().map(text -> ": " + text).orElse("")));
        }
        for (var note : choice.notes()) {
            out.println("note      " + note);
        }
        return ExitCode.OK;
    }
}
