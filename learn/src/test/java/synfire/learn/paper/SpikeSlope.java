package synfire.learn.paper;

/// How the tangents of potential and threshold go through a spike.
sealed interface SpikeSlope {

    /// Replaces the tangents before the reset by those after it.
    ///
    /// @param rateBefore d(v − θ)/dt before the reset
    /// @param vRate dv/dt after the reset
    /// @param thetaDrop by how much dθ/dt falls at the reset
    void atSpike(
            boolean spike,
            double v,
            double theta,
            double reset,
            double rateBefore,
            double vRate,
            double thetaDrop,
            double[] dv,
            double[] dTheta);

    /// The paper's: 0.3 · max(0, 1 − |x|/width) with x = (v − θ)/|θ|; width 1 is the paper's own.
    record Surrogate(double width) implements SpikeSlope {

        @Override
        public void atSpike(
                boolean spike,
                double v,
                double theta,
                double reset,
                double rateBefore,
                double vRate,
                double thetaDrop,
                double[] dv,
                double[] dTheta) {
            double x = (v - theta) / Math.abs(theta);
            double slope = Math.max(0, 0.3 * (1 - Math.abs(x) / width));
            for (int i = 0; i < dv.length; i++) {
                double dx = (dv[i] - dTheta[i]) / Math.abs(theta)
                        - (v - theta) * Math.signum(theta) * dTheta[i] / (theta * theta);
                dv[i] = (spike ? 0 : dv[i]) - (v - reset) * slope * dx;
            }
        }
    }

    /// The spike moves in time, by minus the tangent of v − θ over its rate of change; what follows moves with it.
    record Event() implements SpikeSlope {

        @Override
        public void atSpike(
                boolean spike,
                double v,
                double theta,
                double reset,
                double rateBefore,
                double vRate,
                double thetaDrop,
                double[] dv,
                double[] dTheta) {
            if (!spike) {
                return;
            }
            for (int i = 0; i < dv.length; i++) {
                double shift = -(dv[i] - dTheta[i]) / Math.max(0.05, rateBefore);
                dv[i] = -vRate * shift;
                dTheta[i] += thetaDrop * shift;
            }
        }
    }
}
