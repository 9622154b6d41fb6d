package synfire.learn.metric;

import synfire.network.SpikeTrain;

/// Victor & Purpura's distance: the least cost of making one train of the other, where inserting or deleting a spike
/// costs 1 and moving it costs `costPerMs` for each ms. Reference: Victor & Purpura (1996), J. Neurophysiol. 76:1310.
public record VictorPurpura(double costPerMs) {

    public VictorPurpura {
        if (!(costPerMs >= 0)) {
            throw new IllegalArgumentException(
                    "a cost of %s per ms; give a number that is not negative".formatted(costPerMs));
        }
    }

    public double distance(SpikeTrain a, SpikeTrain b) {
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
}
