package synfire.learn.train;

/// How the gradient of a batch is found. Closed, so that whoever must treat rules differently learns of a new one.
public sealed interface LearningRule {

    /// Lower-case name, as in studies and on the command line.
    String name();

    /// Reverse differentiation through all steps of a trial, exact for the surrogate derivatives.
    record BackPropagation() implements LearningRule {

        @Override
        public String name() {
            return "bptt";
        }
    }

    /// The rule of that name.
    ///
    /// @throws IllegalArgumentException naming the rules there are
    static LearningRule named(String name) {
        if (name.equals("bptt")) {
            return new BackPropagation();
        }
        throw new IllegalArgumentException("there is no learning rule '%s'; there is bptt".formatted(name));
    }
}
