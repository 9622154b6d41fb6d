package synfire.learn.train.optimizer;

import java.util.Collection;

/// What is done to too large a gradient before an update, in place. Gradients that are not finite are left as
/// they are.
public interface Clipping {

    /// Leaves all gradients as they are.
    Clipping NONE = new None();

    /// Cuts the gradients of all parameters, together one vector.
    void apply(Collection<double[]> gradients);

    /// Does nothing.
    record None() implements Clipping {
        @Override
        public void apply(Collection<double[]> gradients) {}
    }

    /// Scales all gradients down together, to a joint Euclidean norm of at most `most`. Reference: Pascanu,
    /// Mikolov & Bengio (2013), arXiv:1211.5063, algorithm 1.
    record ByNorm(double most) implements Clipping {
        public ByNorm {
            Setting.POSITIVE.check("clip_norm", most);
        }

        @Override
        public void apply(Collection<double[]> gradients) {
            double norm = norm(gradients);
            if (norm > most && norm < Double.POSITIVE_INFINITY) {
                for (double[] gradient : gradients) {
                    for (int i = 0; i < gradient.length; i++) {
                        gradient[i] *= most / norm;
                    }
                }
            }
        }
    }

    /// Cuts every element to at most `most` in size.
    record ByValue(double most) implements Clipping {
        public ByValue {
            Setting.POSITIVE.check("clip_value", most);
        }

        @Override
        public void apply(Collection<double[]> gradients) {
            for (double[] gradient : gradients) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = Math.clamp(gradient[i], -most, most);
                }
            }
        }
    }

    /// The joint Euclidean norm of all gradients.
    static double norm(Collection<double[]> gradients) {
        double sum = 0;
        for (double[] gradient : gradients) {
            for (double g : gradient) {
                sum += g * g;
            }
        }
        return Math.sqrt(sum);
    }
}
