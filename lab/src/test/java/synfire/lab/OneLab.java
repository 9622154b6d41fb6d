package synfire.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import synfire.lab.run.Launcher;
import synfire.lab.text.Finding;
import synfire.lab.text.TextCheck;
import synfire.simulate.Engine;

/// A lab of a folder, for tests; a text is wrong in it where it says `wrong`, and runs are lines of a shell.
final class OneLab {

    private OneLab() {}

    static Lab of(Path folder, boolean token) throws IOException {
        return Lab.start(new LabOptions(folder, 0, token), Engine.best(), OneLab::check, shell("true"));
    }

    static Lab of(Path folder, Launcher launcher) throws IOException {
        return Lab.start(new LabOptions(folder, 0, false), Engine.best(), OneLab::check, launcher);
    }

    /// Runs a line of the shell in place of a command, in the folder of its results.
    static Launcher shell(String line) {
        return (arguments, _, log) -> new ProcessBuilder("sh", "-c", line)
                .directory(
                        Path.of(arguments.get(arguments.indexOf("--out") + 1)).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static TextCheck.Verdict check(Path file, String text) {
        int at = text.indexOf("wrong");
        return at < 0
                ? new TextCheck.Verdict(List.of(), Optional.of(synfire.lab.run.Task.FIT), "fits " + file.getFileName())
                : new TextCheck.Verdict(
                        List.of(new Finding(1, at + 1, 5, "word", "'wrong' is wrong", "write 'right'")),
                        Optional.empty(),
                        "");
    }
}
