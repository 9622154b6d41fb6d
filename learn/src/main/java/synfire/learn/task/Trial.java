package synfire.learn.task;

import java.util.List;

/// One trial, ready to be fed to a network.
///
/// @param index its number under its key
public record Trial(long index, Script script, Input input) {

    public int steps() {
        return script.steps();
    }

    public List<Phase> phases() {
        return script.phases();
    }

    public List<LossWindow> windows() {
        return script.windows();
    }

    /// The class that is right, of the last loss window; [LossWindow#NO_LABEL] if signals are to be followed.
    public int label() {
        return script.label();
    }

    /// The signals to follow, [step, output].
    public Series target() {
        return script.target();
    }
}
