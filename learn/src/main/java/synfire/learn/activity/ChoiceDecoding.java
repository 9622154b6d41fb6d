package synfire.learn.activity;

import synfire.learn.readout.LinearReadout;
import synfire.learn.readout.Moments;
import synfire.learn.readout.Ridge;
import synfire.network.Samples;

/// When the right class can be read out of the activity: in each bin a linear readout of its own, fitted to
/// some trials and judged on others.
///
/// @param ridge how readouts are fitted
public record ChoiceDecoding(Ridge ridge) {

    /// A ridge of 0.01, for tens to hundreds of trials.
    public static final ChoiceDecoding STANDARD = new ChoiceDecoding(new Ridge(0.01));

    /// The share of held-out trials whose class is decoded, for each bin.
    ///
    /// @param classes number of classes
    public Samples accuracy(BinnedActivity train, BinnedActivity heldOut, int classes) {
        if (train.units() != heldOut.units()) {
            throw new IllegalArgumentException("%d units to learn from and %d to decode; take them from one network"
                    .formatted(train.units(), heldOut.units()));
        }
        return Samples.generate(Math.min(train.bins(), heldOut.bins()), bin -> {
            var readout = ridge.fit(moments(train, bin, classes));
            int right = 0;
            for (int trial = 0; trial < heldOut.trials(); trial++) {
                right += chosen(readout, heldOut.row(trial, bin)) == heldOut.label(trial) ? 1 : 0;
            }
            return right / (double) heldOut.trials();
        });
    }

    private static Moments moments(BinnedActivity train, int bin, int classes) {
        var moments = new Moments(train.units(), classes);
        for (int trial = 0; trial < train.trials(); trial++) {
            double[] target = new double[classes];
            target[train.label(trial)] = 1;
            moments.add(train.row(trial, bin), target, 1);
        }
        return moments;
    }

    private static int chosen(LinearReadout readout, double[] activity) {
        double[] outputs = readout.of(activity);
        int best = 0;
        for (int k = 1; k < outputs.length; k++) {
            best = outputs[k] > outputs[best] ? k : best;
        }
        return best;
    }
}
