package synfire.data.format;

import java.util.List;
import synfire.network.Signal;

/// What a file knows of the current that was commanded in a sweep, where it was not recorded.
public sealed interface Command {

    /// The outputs of the amplifier, rebuilt from the protocol.
    record Rebuilt(List<Signal> outputs) implements Command {

        public Rebuilt {
            outputs = List.copyOf(outputs);
        }
    }

    /// The file does not say.
    ///
    /// @param reason a clause, such as `the stimulus was played from the file "ramp.atf"`
    record Unknown(String reason) implements Command {}
}
