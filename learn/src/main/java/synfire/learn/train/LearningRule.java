package synfire.learn.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import synfire.simulate.network.OnlineRule;
import synfire.simulate.network.OnlineRule.Feedback;
import synfire.simulate.network.OnlineRule.Filter;
import synfire.simulate.network.OnlineRule.Traces;

/// How the gradient of a batch is found. Closed, so that whoever must treat rules differently learns of a
/// new one.
public sealed interface LearningRule {

    /// Lower-case name, as in studies and on the command line.
    String name();

    /// The rule that goes forward in time; none where the gradient goes back through the whole trial.
    Optional<OnlineRule> online();

    /// Steps of a window where nothing else is said: traces are touched once for each.
    int WINDOW = 500;

    /// The same where traces are touched in every step, and a window is what is done with those of a cell at a
    /// time.
    int SHORT_WINDOW = 50;

    /// Reverse differentiation through all steps of a trial, exact for the surrogate derivatives.
    record BackPropagation() implements LearningRule {

        @Override
        public String name() {
            return "bptt";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.empty();
        }
    }

    /// Reverse differentiation within windows; what was before a window has no part in its gradient.
    record Truncated(int window) implements LearningRule {

        @Override
        public String name() {
            return "truncated-bptt";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new Traces(window, false, true, Filter.READOUT, Feedback.SYMMETRIC));
        }
    }

    /// A trace for each synapse of what its own target still holds of it: real-time recurrent learning with
    /// the derivatives within cells alone (Wang et al. 2024).
    record DRtrl(int window, Filter filter) implements LearningRule {

        @Override
        public String name() {
            return "d-rtrl";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new Traces(window, true, false, filter, Feedback.SYMMETRIC));
        }
    }

    /// [DRtrl] between windows, and all paths between cells within them.
    record Windowed(int window) implements LearningRule {

        @Override
        public String name() {
            return "windowed-rtrl";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new Traces(window, true, true, Filter.READOUT, Feedback.SYMMETRIC));
        }
    }

    /// Traces of synapses as products of two traces of cells (Wang et al. 2024).
    ///
    /// @param decay what they keep in a step
    record EsDRtrl(int window, double decay, Filter filter) implements LearningRule {

        @Override
        public String name() {
            return "es-d-rtrl";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new OnlineRule.Factors(window, decay, decay, filter));
        }
    }

    /// Traces of synapses, and errors that come back by the readout's weights or by random ones (Bellec et
    /// al. 2020, doi:10.1038/s41467-020-17236-y).
    record EProp(int window, Feedback feedback) implements LearningRule {

        @Override
        public String name() {
            return "e-prop";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new Traces(window, true, false, Filter.READOUT, feedback));
        }
    }

    /// Traces of what was sent, times what the cell does with it in this step alone: online training
    /// through time (Xiao et al. 2022, arXiv:2210.04195).
    ///
    /// @param decay what the traces keep in a step
    record Ottt(int window, double decay) implements LearningRule {

        @Override
        public String name() {
            return "ottt";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new OnlineRule.Factors(window, decay, 0, Filter.NONE));
        }
    }

    /// Sparse n-step approximation with n = 1 (Menick et al. 2021, arXiv:2006.07232): what a weight changes in
    /// one step is kept, which are the states of its own target. For weights into cells with several states
    /// that is [DRtrl] with the readout's memory.
    record Snap1(int window) implements LearningRule {

        @Override
        public String name() {
            return "snap-1";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new Traces(window, true, false, Filter.READOUT, Feedback.SYMMETRIC));
        }
    }

    /// Sparse n-step approximation (Menick et al. 2021, arXiv:2006.07232): what a weight changes within n steps
    /// is kept, on the synapses that there are.
    ///
    /// @param steps n: 2 for the states of the target, and of the cells that it has synapses to
    record SnapN(int window, int steps) implements LearningRule {

        @Override
        public String name() {
            return "snap-n";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.of(new OnlineRule.Influence(window, steps));
        }
    }

    /// Recursive least squares for the readout, the network as it is ([ForceReadout]).
    ///
    /// @param start strength of the ridge that the first rows meet
    /// @param forgetting what earlier rows count for in the next; 1 to remember all alike
    /// @param every of how many steps of a loss window one is learnt from
    record Force(double start, double forgetting, int every) implements LearningRule {

        @Override
        public String name() {
            return "force";
        }

        @Override
        public Optional<OnlineRule> online() {
            return Optional.empty();
        }
    }

    /// The rule of that text: its name, and in brackets what differs from the usual, as
    /// `es-d-rtrl(decay=0.98, filter=none)`.
    ///
    /// @throws IllegalArgumentException naming the rules there are, or what a rule takes
    static LearningRule named(String text) {
        var written = RuleText.of(text);
        LearningRule rule = switch (written.name().toLowerCase(Locale.ROOT)) {
            case "bptt" -> new BackPropagation();
            case "truncated-bptt" -> new Truncated(written.window(WINDOW));
            case "d-rtrl" -> new DRtrl(written.window(WINDOW), written.filter());
            case "windowed-rtrl" -> new Windowed(written.window(WINDOW));
            case "es-d-rtrl" -> new EsDRtrl(written.window(WINDOW), written.decay(0.98), written.filter());
            case "e-prop" -> new EProp(written.window(WINDOW), written.feedback());
            case "ottt" -> new Ottt(written.window(WINDOW), written.decay(0.98));
            case "snap-1" -> new Snap1(written.window(WINDOW));
            case "snap-n" -> new SnapN(written.window(SHORT_WINDOW), written.steps(2));
            case "force" -> new Force(written.start(1), written.forgetting(1), written.every(5));
            default ->
                throw new IllegalArgumentException("there is no learning rule '%s'; there are %s"
                        .formatted(written.name(), String.join(", ", NAMES)));
        };
        written.requireAllRead();
        return rule;
    }

    /// All names.
    List<String> NAMES = List.of(
            "bptt",
            "truncated-bptt",
            "d-rtrl",
            "windowed-rtrl",
            "es-d-rtrl",
            "e-prop",
            "ottt",
            "snap-1",
            "snap-n",
            "force");
}
