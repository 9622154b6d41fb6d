package synfire.learn.metric;

import synfire.network.SpikeTrain;

/// The spike loss of the reference system as its code has it, for comparison: max(0, 1 + 2·|r_d − r_m|/r_d − Γ) of one
/// trace, with a coincidence tolerance and a chance term in different units.
///
/// It has no gradient. The tolerance comes out as 0 ms for a step of 0.1 ms and as 1 ms for 0.01 ms; the chance term
/// uses 10 ms.
public record CodedGamma(double dtMs) {

    private static final double DELTA = 0.01;

    /// The loss of one trace.
    public double loss(SpikeTrain model, SpikeTrain data) {
        double seconds = data.durationMs() / 1000;
        double dataRate = data.size() / seconds;
        double modelRate = model.size() / seconds;
        double rateTerm = dataRate == 0 ? 1 : 1 + 2 * Math.abs(dataRate - modelRate) / dataRate;
        return Math.max(0, rateTerm - gamma(model, data, dataRate));
    }

    private double gamma(SpikeTrain model, SpikeTrain data, double rate) {
        if (data.size() == 0) {
            return model.size() == 0 ? 1 : 0;
        }
        int found = coincidences(model, data);
        if (found == data.size() && found == model.size()) {
            return 1; // exactly, not up to rounding
        }
        double expected = 2 * DELTA * data.size() * rate;
        double norm = 0.5 * (1 - 2 * rate * DELTA) * (model.size() + data.size());
        return (found - expected) / norm;
    }

    private int coincidences(SpikeTrain model, SpikeTrain data) {
        if (model.size() == 0) {
            return 0;
        }
        double tolerance = Math.rint(DELTA / dtMs);
        int found = 0;
        for (int i = 0; i < data.size(); i++) {
            if (Math.abs(nearest(model, data.get(i)) - data.get(i)) <= tolerance + 1e-9) {
                found++;
            }
        }
        return found;
    }

    /// The model spike whose half-way marks enclose the time.
    private static double nearest(SpikeTrain model, double time) {
        int index = 0;
        while (index + 1 < model.size() && (model.get(index) + model.get(index + 1)) / 2 <= time) {
            index++;
        }
        return model.get(index);
    }
}
