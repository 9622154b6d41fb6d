package synfire.learn.paper;

/// The Hodgkin–Huxley cell on its five current steps, with tangents with respect to (g_L, g_Na, g_K, V_T). Units mV,
/// ms,
/// nA, nF, µS; dt 0.01 ms; exponential Euler, all states from the old ones.
final class HhTraces {

    static final int STEPS = 1_497;
    static final int TRACES = 5;

    private static final double DT = 0.01;
    private static final double CAPACITANCE = 0.2;
    private static final double LEAK = -65;
    private static final double SODIUM = 50;
    private static final double POTASSIUM = -90;

    /// nA, first and last sample of each trace's step.
    private static final double[][] CURRENTS = {
        {10, 499, 997}, {2, 499, 997}, {2, 0, 997}, {50, 499, 997}, {0.2, 499, 997}
    };

    /// Potential at every sample.
    final double[][] potentials = new double[TRACES][STEPS];

    /// Four tangents at every sample.
    final double[][] tangents;

    private final double[] p;
    private final boolean exponential;
    private final boolean differentiate;

    /// @param exponential the Traub–Miles opening rate of h; else the paper's slip
    /// @param before whether a sample is the state before its step, as in the CSV file, or after it
    HhTraces(double[] p, boolean exponential, boolean before, boolean differentiate) {
        this.p = p;
        this.exponential = exponential;
        this.differentiate = differentiate;
        tangents = new double[TRACES][differentiate ? 4 * STEPS : 0];
        for (int trace = 0; trace < TRACES; trace++) {
            run(trace, before);
        }
    }

    private void run(int trace, boolean before) {
        var v = new State(-65);
        var m = new State(0);
        var h = new State(0);
        var n = new State(0);
        for (int k = 0; k < STEPS; k++) {
            if (before) {
                store(trace, k, v);
            }
            double input = k >= CURRENTS[trace][1] && k <= CURRENTS[trace][2] ? CURRENTS[trace][0] : 0;
            step(input, v, m, h, n);
            if (!before) {
                store(trace, k, v);
            }
        }
    }

    private void store(int trace, int k, State v) {
        potentials[trace][k] = v.value;
        if (differentiate) {
            System.arraycopy(v.slopes, 0, tangents[trace], 4 * k, 4);
        }
    }

    private void step(double input, State v, State m, State h, State n) {
        double u = v.value - p[3];
        double sodium = p[1] * m.value * m.value * m.value * h.value;
        double potassium = p[2] * n.value * n.value * n.value * n.value;
        double total = sodium + potassium + p[0];
        double drive = sodium * SODIUM + potassium * POTASSIUM + p[0] * LEAK + input;
        double[] dTotal = new double[4];
        double[] dDrive = new double[4];
        double[] du = new double[4];
        for (int i = 0; differentiate && i < 4; i++) {
            double dSodium = (i == 1 ? m.value * m.value * m.value * h.value : 0)
                    + p[1] * m.value * m.value * (3 * h.value * m.slopes[i] + m.value * h.slopes[i]);
            double dPotassium = (i == 2 ? n.value * n.value * n.value * n.value : 0)
                    + p[2] * 4 * n.value * n.value * n.value * n.slopes[i];
            dTotal[i] = dSodium + dPotassium + (i == 0 ? 1 : 0);
            dDrive[i] = dSodium * SODIUM + dPotassium * POTASSIUM + (i == 0 ? LEAK : 0);
            du[i] = v.slopes[i] - (i == 3 ? 1 : 0);
        }
        // dx/dt = gain − loss·x for each state, with the slopes of both.
        v.relax(drive / CAPACITANCE, total / CAPACITANCE, dDrive, dTotal, 1 / CAPACITANCE, 1 / CAPACITANCE);
        double z = (13 - u) / 4;
        double y = (u - 40) / 5;
        m.gate(1.28 / Exprel.value(z), ratio(z) * 1.28 / 4, 1.40 / Exprel.value(y), -ratio(y) * 1.40 / 5, du);
        double x = (17 - u) / 18;
        double opening = 0.128 * (exponential ? Math.exp(x) : Exprel.value(x));
        double openingSlope = -0.128 / 18 * (exponential ? Math.exp(x) : Exprel.slope(x));
        double s = 1 / (1 + Math.exp((40 - u) / 5));
        h.gate(opening, openingSlope, 4 * s, 4 * s * (1 - s) / 5, du);
        double w = (15 - u) / 5;
        double closing = 0.5 * Math.exp((10 - u) / 40);
        n.gate(0.16 / Exprel.value(w), ratio(w) * 0.16 / 5, closing, -closing / 40, du);
    }

    /// φ'/φ², the derivative of −1/φ.
    private static double ratio(double z) {
        double phi = Exprel.value(z);
        return Exprel.slope(z) / (phi * phi);
    }

    /// A state variable and its tangents.
    private static final class State {

        private double value;
        private final double[] slopes = new double[4];

        State(double value) {
            this.value = value;
        }

        /// One step of dx/dt = α(1 − x) − βx; slopes of the rates with respect to u.
        void gate(double alpha, double alphaSlope, double beta, double betaSlope, double[] du) {
            relax(alpha, alpha + beta, du, du, alphaSlope, alphaSlope + betaSlope);
        }

        /// One exact step of dx/dt = gain − loss·x with frozen gain and loss.
        void relax(double gain, double loss, double[] dGain, double[] dLoss, double gainScale, double lossScale) {
            double end = gain / loss;
            double decay = Math.exp(-loss * DT);
            for (int i = 0; i < 4; i++) {
                double dl = dLoss[i] * lossScale;
                double dEnd = (dGain[i] * gainScale - end * dl) / loss;
                slopes[i] = dEnd * (1 - decay) + slopes[i] * decay - (value - end) * DT * decay * dl;
            }
            value = end + (value - end) * decay;
        }
    }
}
