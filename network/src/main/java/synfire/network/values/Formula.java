package synfire.network.values;

import java.util.Set;
import synfire.equations.check.Advice;
import synfire.equations.check.Inference;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spans;
import synfire.equations.units.Dimension;

/// An expression of the model language over the index or place of a cell, or the ends of a synapse.
///
/// @param text in the form in which [ExprText] writes it
public record Formula(String text) {

    private static final Advice ADVICE =
            new Advice("write a number in place of %s", "use numbers in place of %s", Set.of());

    /// @throws synfire.equations.syntax.InvalidModelException if the text is no expression
    public Formula {
        var problems = new Problems(new Source("formula", text));
        var expression = ExprParser.parse(new Region(0, problems.source().text().length()), new Spans(), problems);
        problems.throwIfAny();
        text = ExprText.of(expression);
    }

    /// What computes it.
    ///
    /// @param where names the formula in messages
    /// @throws synfire.equations.syntax.InvalidModelException if a name is unknown or the dimension is
    /// another
    public Evaluation compile(String where, FormulaNames names, Dimension wanted) {
        var problems = new Problems(new Source(where, text));
        var spans = new Spans();
        var expression = ExprParser.parse(new Region(0, text.length()), spans, problems);
        var checked = new Inference(names.scope(), spans, problems, ADVICE)
                .quantityIn(wanted, expression, "the formula is %1$s, but it should be %2$s");
        problems.throwIfAny();
        var plain = Evaluation.of(checked);
        return names == FormulaNames.SYNAPSE ? SynapseFormula.of(checked) : plain;
    }
}
