package synfire.network.analysis.distance;

import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// Victor & Purpura's distance: the least cost of making one train of the other, where inserting or deleting
/// a spike costs 1 and moving it costs `costPerMs` for each ms. It is a metric; 0 per ms compares numbers of
/// spikes, a high cost counts coincidences. Reference: Victor & Purpura (1996), J. Neurophysiol. 76:1310.
///
/// No spike moves over a gap of 2 / `costPerMs` or more, so the trains fall apart there, and the time is the
/// sum over the parts of the product of their spikes: nearly linear for a high cost, n·m for a low one.
public record VictorPurpura(double costPerMs) implements TrainDistance {

    public VictorPurpura {
        if (!(costPerMs >= 0 && Double.isFinite(costPerMs))) {
            throw new IllegalArgumentException(
                    "a cost of %s per ms; give a finite number that is not negative".formatted(costPerMs));
        }
    }

    @Override
    public double distance(SpikeTrain a, SpikeTrain b) {
        double sum = 0;
        int firstOfA = 0;
        int firstOfB = 0;
        while (firstOfA < a.size() || firstOfB < b.size()) {
            int endOfA = firstOfA;
            int endOfB = firstOfB;
            double last = Math.min(at(a, endOfA), at(b, endOfB));
            double next = last;
            while (next < Double.POSITIVE_INFINITY && costPerMs * (next - last) < 2) {
                last = next;
                if (at(a, endOfA) <= at(b, endOfB)) {
                    endOfA++;
                } else {
                    endOfB++;
                }
                next = Math.min(at(a, endOfA), at(b, endOfB));
            }
            sum += distance(a.timesMs().part(firstOfA, endOfA), b.timesMs().part(firstOfB, endOfB));
            firstOfA = endOfA;
            firstOfB = endOfB;
        }
        return sum;
    }

    private double distance(Samples a, Samples b) {
        double[] row = new double[b.size() + 1];
        for (int j = 0; j <= b.size(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.size(); i++) {
            double diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.size(); j++) {
                double moved = diagonal + costPerMs * Math.abs(a.get(i - 1) - b.get(j - 1));
                diagonal = row[j];
                row[j] = Math.min(moved, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.size()];
    }

    private static double at(SpikeTrain train, int index) {
        return index < train.size() ? train.get(index) : Double.POSITIVE_INFINITY;
    }
}
