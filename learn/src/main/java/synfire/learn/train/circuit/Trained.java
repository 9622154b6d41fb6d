package synfire.learn.train.circuit;

import java.util.List;
import java.util.Map;
import synfire.network.Samples;
import synfire.simulate.network.TrialNetwork;

/// Numbers that an optimizer moves, and what of a network comes from them.
public sealed interface Trained permits Latent, LatentParameter, ReadoutOffset, SharedParameter {

    /// As in checkpoints.
    String name();

    /// What is moved; whoever changes it calls [#settle()].
    double[] values();

    /// Brings what was moved back to where it may be.
    void settle();

    /// Gives the network what comes from it.
    void give(TrialNetwork network);

    /// What of the network it gives, by name.
    List<String> by();

    /// The gradient by what is moved.
    ///
    /// @param found the gradient by what of the network it gives
    double[] gradient(Map<String, Samples> found);
}
