package synfire.ir;

import java.util.List;

/// Which axes couple the equations of a [Op.Root].
public final class RootAxes {

    private RootAxes() {}

    /// Whether every element has an equation of its own.
    public static boolean isElementwise(Op.Root root) {
        return residual(root).equals(root.guess().axes());
    }

    /// The axis of the equations.
    public static Axis row(Op.Root root) {
        return only(residual(root), root.guess().axes(), root);
    }

    /// The axis of the unknowns.
    public static Axis column(Op.Root root) {
        return only(root.guess().axes(), residual(root), root);
    }

    private static List<Axis> residual(Op.Root root) {
        return root.residual().outputs().getFirst().value().axes();
    }

    private static Axis only(List<Axis> axes, List<Axis> others, Op.Root root) {
        var rest = axes.stream().filter(axis -> !others.contains(axis)).toList();
        if (rest.size() != 1) {
            throw new IllegalProgramException(
                    "the residual '%s' of a root has axes %s for unknowns with axes %s; they may differ in one axis"
                            .formatted(
                                    root.residual().name(),
                                    residual(root),
                                    root.guess().axes()));
        }
        return rest.getFirst();
    }
}
