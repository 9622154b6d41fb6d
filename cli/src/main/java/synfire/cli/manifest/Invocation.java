package synfire.cli.manifest;

import java.util.List;

/// What a run of the program was told to do.
///
/// @param version of Synfire
/// @param arguments of the command line, the command first
public record Invocation(String version, List<String> arguments) {

    public Invocation {
        arguments = List.copyOf(arguments);
    }

    public static Invocation of(String version, List<String> arguments) {
        return new Invocation(version, arguments);
    }
}
