package synfire.simulate.network;

/// How gradients of weights are found while trials go on, with memory that does not grow with their length.
public sealed interface OnlineRule {

    /// What becomes of the memory of the readout in the credit that its cells get.
    enum Filter {
        /// It counts: what a spike adds to the readout counts as long as it is there.
        READOUT,
        /// It does not: a spike counts in its own step alone, as in the reference (Wang et al. 2024).
        NONE
    }

    /// What brings the error of the readout back to the cells.
    enum Feedback {
        /// The weights of the readout.
        SYMMETRIC,
        /// Random numbers that do not change.
        RANDOM
    }

    /// For every synapse how the states of its target depend on its weight, through that cell alone.
    ///
    /// Trials run in windows. Within one, credit goes back step by step, and each event adds what its
    /// target's states still hold of it to the traces of its row; traces themselves are touched once a
    /// window. That is the sum that a trace for each step gives, in another order.
    ///
    /// @param window steps at most; windows of a trial are of one length
    /// @param carried whether traces go from window to window; without, what was before a window has no
    ///     part in it
    /// @param across whether credit passes to other cells within a window, through the weights between them
    record Traces(int window, boolean carried, boolean across, Filter filter, Feedback feedback) implements OnlineRule {
        public Traces {
            requireWindow(window);
        }
    }

    /// For every cell a trace of what it sent, and a trace of how its states depend on what arrives; their
    /// product stands for the trace of a synapse.
    ///
    /// @param window steps of one run at most; nothing but speed depends on it
    /// @param sent what is left of the trace of what was sent after a step
    /// @param received the same of the trace of states, besides their own forgetting; it takes in one minus
    ///     this
    record Factors(int window, double sent, double received, Filter filter) implements OnlineRule {
        public Factors {
            requireWindow(window);
            if (!(sent >= 0 && sent < 1 && received >= 0 && received < 1)) {
                throw new IllegalArgumentException(
                        "traces that keep %s and %s of themselves in a step; give at least 0, and less than 1"
                                .formatted(sent, received));
            }
        }
    }

    /// For every synapse how the states of its target depend on its weight, and those of the cells that this
    /// reaches: the sparse n-step approximation of real-time recurrent learning (Menick et al. 2021,
    /// arXiv:2006.07232). Other cells are left out, and so are paths through them.
    ///
    /// @param window steps of one run at most; nothing but speed depends on it
    /// @param steps n: 1 for the target alone, 2 for the targets of that too, and so on
    record Influence(int window, int steps) implements OnlineRule {
        public Influence {
            requireWindow(window);
            if (steps < 1) {
                throw new IllegalArgumentException("an influence of %d steps; give at least 1".formatted(steps));
            }
        }
    }

    /// Steps of a window at most.
    int window();

    private static void requireWindow(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("windows of %d steps; give at least 1".formatted(window));
        }
    }
}
