package synfire.report.figure;

import synfire.network.Samples;

/// Points (x, y) in the order in which a line joins them.
public sealed interface Series {

    /// Equally spaced in x: a sampled trace.
    ///
    /// @param start x of the first point, in the unit of the axis
    /// @param step distance between points, above 0
    record Uniform(double start, double step, Samples y) implements Series {

        public Uniform {
            if (!(step > 0) || !Double.isFinite(start) || !Double.isFinite(step)) {
                throw new IllegalArgumentException(
                        "a uniform series starts at %s with step %s; the step must be above 0, and both finite"
                                .formatted(start, step));
            }
        }

        @Override
        public double x(int index) {
            return start + index * step;
        }
    }

    /// Any points.
    record Points(Samples abscissae, Samples y) implements Series {

        public Points {
            if (abscissae.size() != y.size()) {
                throw new IllegalArgumentException("a series has %d x values and %d y values; give as many of each"
                        .formatted(abscissae.size(), y.size()));
            }
        }

        @Override
        public double x(int index) {
            return abscissae.get(index);
        }
    }

    double x(int index);

    Samples y();

    default double y(int index) {
        return y().get(index);
    }

    default int size() {
        return y().size();
    }

    static Series of(double[] x, double[] y) {
        return new Points(Samples.of(x), Samples.of(y));
    }

    static Series uniform(double start, double step, double... y) {
        return new Uniform(start, step, Samples.of(y));
    }

    /// The interval of x.
    default Range xRange() {
        return switch (this) {
            case Uniform u -> size() == 0 ? Range.NOTHING : new Range(u.start(), u.x(size() - 1));
            case Points p -> Range.of(p.abscissae());
        };
    }
}
