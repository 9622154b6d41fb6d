package synfire.learn.paper;

import java.util.ArrayList;
import java.util.List;

/// The GIF cell on its five current steps: potentials every `stride` steps, tangents with respect to (a, b, k1, k2),
/// and
/// spike times. Units mV, ms, nA; dt 0.1 ms.
final class GifTraces {

    static final int STEPS = 10_000;
    static final int TRACES = 5;
    static final double DT = 0.1;

    private static final double REST = -70;
    private static final double RESET = -70;
    private static final double THRESHOLD = -50;
    private static final double LOWEST_THRESHOLD = -60;
    private static final double RESISTANCE = 20;
    private static final double TAU = 20;
    private static final double DECAY = Math.exp(-DT / TAU);

    /// nA and ms of each segment, trace after trace.
    private static final double[][] CURRENTS = {
        {2, 200, 0, 800},
        {1.5, 500, 0, 500},
        {1.5, 100, 0, 500, 0.5, 100, 1, 100, 1.5, 100, 0, 100},
        {1.5, 20, 0, 180, -1.5, 20, 0, 20, 1.5, 20, 0, 140, 0, 600},
        {0, 50, -3.5, 750, 0, 200}
    };

    final double[][] potentials;
    final double[][] tangents;
    final List<List<Double>> spikes = new ArrayList<>();

    /// @param slopes how a spike is differentiated
    /// @param differentiate whether tangents are wanted
    GifTraces(double[] p, SpikeSlope slopes, int stride, boolean differentiate) {
        potentials = new double[TRACES][(STEPS + stride - 1) / stride];
        tangents = new double[TRACES][differentiate ? potentials[0].length * 4 : 0];
        for (int trace = 0; trace < TRACES; trace++) {
            run(trace, p, slopes, stride, differentiate);
        }
    }

    private void run(int trace, double[] p, SpikeSlope slopes, int stride, boolean differentiate) {
        double a = p[0];
        double b = p[1];
        double[] k = {p[2], p[3]};
        // After-spike currents I_j ← R_j I_j + A_j: with the paper's A = 0 they stay at zero for ever.
        double[] gain = {0, 1};
        double[] jump = {0, 0};
        double phi = DT * Exprel.value(-b * DT);
        double phiSlope = -DT * DT * Exprel.slope(-b * DT);
        double v = REST;
        double theta = THRESHOLD;
        double[] current = new double[2];
        double[] dv = new double[4];
        double[] dTheta = new double[4];
        double[][] dCurrent = new double[2][4];
        double vAfter = v;
        double thetaBefore = theta;
        var times = new ArrayList<Double>();
        int segment = 0;
        int left = steps(trace, 0);
        for (int n = 0; n < STEPS; n++) {
            while (left == 0) {
                segment++;
                left = steps(trace, segment);
            }
            left--;
            double input = CURRENTS[trace][2 * segment];
            boolean spike = v >= theta;
            double vReset = spike ? RESET : v;
            if (differentiate) {
                // Rates of change just before the spike, from the step that led to it, and just after it.
                double total = input + current[0] + current[1];
                double rateBefore = (v - theta - (vAfter - thetaBefore)) / DT;
                double thetaDrop = a * (v - vReset);
                double vRate = (REST - vReset + RESISTANCE * total) / TAU;
                slopes.atSpike(spike, v, theta, RESET, rateBefore, vRate, thetaDrop, dv, dTheta);
            }
            vAfter = vReset;
            thetaBefore = theta;
            for (int j = 0; j < 2; j++) {
                double decay = Math.exp(-k[j] * DT);
                double before = spike ? gain[j] * current[j] + jump[j] : current[j];
                for (int i = 0; i < 4; i++) {
                    dCurrent[j][i] =
                            dCurrent[j][i] * (spike ? gain[j] : 1) * decay - (i == 2 + j ? DT * before * decay : 0);
                }
                current[j] = before * decay;
            }
            double rate = a * (vReset - REST) - b * (theta - THRESHOLD);
            double next = theta + phi * rate;
            boolean clamped = next < LOWEST_THRESHOLD;
            double vInfinity = REST + RESISTANCE * (input + current[0] + current[1]);
            for (int i = 0; differentiate && i < 4; i++) {
                double dRate =
                        a * dv[i] - b * dTheta[i] + (i == 0 ? vReset - REST : 0) - (i == 1 ? theta - THRESHOLD : 0);
                dTheta[i] = clamped ? 0 : dTheta[i] + phi * dRate + (i == 1 ? phiSlope * rate : 0);
                dv[i] = dv[i] * DECAY + RESISTANCE * (dCurrent[0][i] + dCurrent[1][i]) * (1 - DECAY);
            }
            theta = Math.max(LOWEST_THRESHOLD, next);
            v = vInfinity + (vReset - vInfinity) * DECAY;
            if (v >= theta) {
                times.add(n * DT);
            }
            if (n % stride == 0) {
                potentials[trace][n / stride] = v;
                if (differentiate) {
                    System.arraycopy(dv, 0, tangents[trace], n / stride * 4, 4);
                }
            }
        }
        spikes.add(times);
    }

    private static int steps(int trace, int segment) {
        return (int) Math.round(CURRENTS[trace][2 * segment + 1] / DT);
    }
}
