package synfire.learn.readout;

import java.util.List;
import synfire.equations.units.Numbers;
import synfire.learn.linear.Cholesky;

/// Ridge regression: the readout with the least mean squared error plus λ times its squared weights; the
/// offset is free.
///
/// Reference: Hoerl & Kennard (1970), doi:10.1080/00401706.1970.10488634; for reservoirs Lukoševičius &
/// Jaeger (2009), doi:10.1016/j.cosrev.2009.03.005, section 8.1.
///
/// @param strength λ, relative to the mean square of an activity: 0 for plain least squares
public record Ridge(double strength) {

    /// Strengths to choose from, a factor of 10 apart.
    public static final List<Ridge> RANGE = List.of(
            new Ridge(1e-8),
            new Ridge(1e-7),
            new Ridge(1e-6),
            new Ridge(1e-5),
            new Ridge(1e-4),
            new Ridge(1e-3),
            new Ridge(1e-2),
            new Ridge(1e-1),
            new Ridge(1),
            new Ridge(10),
            new Ridge(100));

    public Ridge {
        if (!(strength >= 0) || Double.isInfinite(strength)) {
            throw new IllegalArgumentException("a ridge of strength %s; give 0 or more".formatted(strength));
        }
    }

    /// The best readout of these rows. If nothing was ever active, the weights are 0 and the offsets the mean targets.
    ///
    /// @throws IllegalArgumentException if activities depend on each other and the strength is too small to
    /// tell them apart
    public LinearReadout fit(Moments moments) {
        int size = moments.inputs() + 1;
        double trace = 0;
        for (int i = 0; i < moments.inputs(); i++) {
            trace += moments.square(i, i);
        }
        double added = trace == 0 ? strength : strength * trace / moments.inputs();
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * size + j] = moments.square(i, j);
            }
            matrix[i * size + i] += i < moments.inputs() ? added : 0;
        }
        var factor = Cholesky.of(matrix, size)
                .orElseThrow(() -> new IllegalArgumentException(
                        ("the %d activities depend on each other, or a sum is not finite, at ridge %s; give more rows, fewer "
                                        + "activities, or a larger strength")
                                .formatted(moments.inputs(), Numbers.text(strength))));
        double[] weights = new double[size * moments.outputs()];
        for (int k = 0; k < moments.outputs(); k++) {
            double[] right = new double[size];
            for (int i = 0; i < size; i++) {
                right[i] = moments.product(i, k);
            }
            double[] solution = factor.solve(right);
            for (int i = 0; i < size; i++) {
                weights[i * moments.outputs() + k] = solution[i];
            }
        }
        return new LinearReadout(moments.inputs(), moments.outputs(), weights);
    }

    /// The one of several strengths whose readout of some rows has the least error on others.
    public static Ridge best(List<Ridge> ridges, Moments train, Moments validation) {
        Ridge best = ridges.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (var ridge : ridges) {
            double error = validation.error(ridge.fit(train));
            if (error < least) {
                least = error;
                best = ridge;
            }
        }
        return best;
    }
}
