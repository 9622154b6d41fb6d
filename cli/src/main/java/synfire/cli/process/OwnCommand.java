package synfire.cli.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The command line of this process, for a second one of the same program.
public final class OwnCommand {

    private static final String MAIN = "synfire.cli/synfire.cli.Main";

    private OwnCommand() {}

    /// This process's own command line, with other arguments after the main class.
    ///
    /// @return empty where the system does not tell how this process was started
    public static List<String> with(List<String> arguments) {
        return with(arguments, List.of());
    }

    /// @param options of the machine that runs it, besides its own
    public static List<String> with(List<String> arguments, List<String> options) {
        var info = ProcessHandle.current().info();
        var own = Arrays.asList(info.arguments().orElse(new String[0]));
        int main = own.indexOf(MAIN);
        if (main < 0 || info.command().isEmpty()) {
            return List.of();
        }
        var command = new ArrayList<String>();
        command.add(info.command().get());
        command.addAll(options);
        command.addAll(own.subList(0, main + 1));
        command.addAll(arguments);
        return command;
    }
}
