package synfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs the program and keeps what it prints.
///
/// @param code the exit code
record Program(int code, String out, String err) {

    static Program run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Program(code, out.toString(), err.toString());
    }

    /// Fits a study that is written to `folder/study.toml`.
    static Program fit(Path folder, String study, String... more) throws IOException {
        var file = folder.resolve("study.toml");
        Files.writeString(file, study);
        var arguments = new String[more.length + 6];
        arguments[0] = "fit";
        arguments[1] = file.toString();
        arguments[2] = "--out";
        arguments[3] = folder.resolve("out").toString();
        arguments[4] = "--quiet";
        arguments[5] = "--threads=1";
        System.arraycopy(more, 0, arguments, 6, more.length);
        return run(arguments);
    }
}
