package synfire.ir.simplify;

/// The passes that programs go through, in order.
///
/// {@snippet :
/// var loss = Optimize.BEFORE_DERIVATIVE.apply(program);
/// var gradient = Optimize.STANDARD.apply(Vjp.of(loss));
/// var ready = new ExpandFunctions().apply(gradient);
/// }
public final class Optimize {

    /// What makes a derivative smaller if done before it: the derivative of a hoisted value is
    /// taken once, outside the loop.
    public static final Pipeline BEFORE_DERIVATIVE = Pipeline.of(
            new EliminateCommonSubexpressions(),
            new FoldConstants(),
            new SimplifyAlgebra(),
            new PowersByMultiplication(),
            new MultiplyByReciprocals(),
            new FoldConstants(),
            new SimplifyAlgebra(),
            new HoistInvariants());

    /// Before a program is compiled; leaves elementary functions as they are.
    public static final Pipeline STANDARD = new Pipeline(BEFORE_DERIVATIVE.passes())
            .then(new ShareExponentials())
            .then(new MergeDivisions())
            .then(new FoldConstants())
            .then(new SimplifyAlgebra())
            .then(new FuseMultiplyAdd())
            .then(new HoistInvariants());

    /// Once more, after elementary functions are written as arithmetic, for programs that are only run: sums of few
    /// values become chains of fused multiply-adds, arithmetic with spikes becomes choices. Changes last bits.
    public static final Pipeline TO_RUN = Pipeline.of(
            new CompareDirectly(),
            new SpecializeSelects(),
            new FoldConstants(),
            new SimplifyAlgebra(),
            new GatherLinear(),
            new Indicators(),
            new FoldConstants(),
            new SimplifyAlgebra(),
            new DropUnused());

    private Optimize() {}
}
