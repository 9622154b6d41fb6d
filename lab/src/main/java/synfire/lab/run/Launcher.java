package synfire.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Starts a command of the `synfire` program as a process of its own.
@FunctionalInterface
public interface Launcher {

    /// @param arguments of the program, its command first
    /// @param folder in which it runs
    /// @param log takes what it prints
    Process start(List<String> arguments, Path folder, Path log) throws IOException;
}
