package synfire.report.figure;

import java.util.List;

/// How numbers are laid out along an axis.
public sealed interface Scale {

    record Linear() implements Scale {}

    /// Decades of equal length; numbers at or below 0 are not shown.
    record Log() implements Scale {}

    /// Logarithmic in both directions and linear around 0.
    ///
    /// @param linearBelow size of the numbers below which the scale is close to linear, above 0
    record SymLog(double linearBelow) implements Scale {

        public SymLog {
            if (!(linearBelow > 0)) {
                throw new IllegalArgumentException(
                        "a symlog scale is linear below %s; give a number above 0".formatted(linearBelow));
            }
        }
    }

    /// Names at 0, 1, 2, …; from left to right, or from top to bottom.
    record Categories(List<String> names) implements Scale {

        public Categories {
            names = List.copyOf(names);
        }
    }

    Scale LINEAR = new Linear();
    Scale LOG = new Log();
}
