package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.lab.EditedText;
import synfire.cli.process.OwnCommand;
import synfire.lab.Lab;
import synfire.lab.LabOptions;

/// `synfire lab`: a page in the browser to look at studies.
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a page for the browser: results in DIR as they are written (curves, traces, rasters, weights, networks),"
                    + " models of the catalogue under sliders, an editor that checks studies and models while they are typed,"
                    + " and runs that are started and stopped from the page (docs/guide/lab.md).",
            "It is served on this machine alone, sees DIR and nothing outside, and ends with Ctrl-C.",
            "For example: synfire lab out",
        })
final class LabCommand implements Callable<Integer> {

    static final int PORT = 8137;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "folder of studies and results (default: this one)")
    private Path folder = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port of localhost (default: ${DEFAULT-VALUE}); 0 for any that is free")
    private int port = PORT;

    @Option(names = "--open", description = "open the page in the browser")
    private boolean open;

    @Option(
            names = "--no-token",
            description = "let every user of this machine in, not only who has the address that is printed")
    private boolean noToken;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var console = spec.commandLine();
        var options = new LabOptions(folder.toAbsolutePath(), port, !noToken);
        var lab = Lab.start(options, machine.engine(console.getErr()), new EditedText(), LabCommand::start);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            lab.close();
                            closed.countDown();
                        },
                        "lab"));
        console.getOut()
                .printf(
                        "lab of %s%n%s%nCtrl-C ends it%n",
                        folder.toAbsolutePath().normalize(), lab.address());
        console.getOut().flush();
        lab.warmUp();
        if (open) {
            browse(lab.address());
        }
        closed.await();
        return ExitCode.OK;
    }

    /// Another process of this program.
    private static Process start(List<String> arguments, Path folder, Path log) throws IOException {
        var command = OwnCommand.with(arguments);
        if (command.isEmpty()) {
            throw new IOException("this system does not tell how synfire was started, so it cannot start another one;"
                    + " type the command: synfire " + String.join(" ", arguments));
        }
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void browse(String address) {
        var name = System.getProperty("os.name", "");
        var program = name.startsWith("Mac") ? "open" : name.startsWith("Windows") ? "explorer" : "xdg-open";
        try {
            new ProcessBuilder(program, address)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("synfire: no browser opens with " + program + "; open the address by hand");
        }
    }
}
