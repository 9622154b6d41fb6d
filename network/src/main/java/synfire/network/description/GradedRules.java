package synfire.network.description;

import synfire.equations.Model;
import synfire.equations.units.Dimension;

/// What a projection of numbers must be.
final class GradedRules {

    private GradedRules() {}

    /// The dimension of a weight: that of the variable of the target per that of the source.
    static Dimension weight(
            String where, Projection projection, String sent, String variable, Model source, Model target) {
        var from = ModelVariables.unit(
                where, sent, ModelVariables.state(source), projection.source().population(), "state variable");
        var into = ModelVariables.unit(
                where,
                variable,
                ModelVariables.state(target),
                projection.target().population(),
                "state variable");
        return into.dimension().dividedBy(from.dimension());
    }
}
