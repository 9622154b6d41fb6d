package synfire.learn.activity;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;

/// The path of the population's mean activity through its principal components, one path for each class.
///
/// @param components of the class means over all bins
/// @param paths for each class, the mean activity in each bin; a class without trials has none
public record StateSpace(PrincipalComponents components, List<List<Samples>> paths) {

    public StateSpace {
        paths = paths.stream().map(List::copyOf).toList();
    }

    /// @param classes number of classes
    public static StateSpace of(BinnedActivity activity, int classes) {
        var rows = new ArrayList<double[]>();
        var paths = new ArrayList<List<Samples>>();
        for (int label = 0; label < classes; label++) {
            var path = new ArrayList<Samples>();
            for (int bin = 0; bin < activity.bins(); bin++) {
                double[] mean = mean(activity, label, bin);
                if (mean.length > 0) {
                    rows.add(mean);
                    path.add(Samples.of(mean));
                }
            }
            paths.add(path);
        }
        return new StateSpace(PrincipalComponents.of(rows), paths);
    }

    /// The path of a class along one component, a number for each bin.
    public Samples along(int component, int label) {
        var path = paths.get(label);
        return Samples.generate(
                path.size(), bin -> components.along(component, path.get(bin).toArray()));
    }

    /// Empty if no trial has this label.
    private static double[] mean(BinnedActivity activity, int label, int bin) {
        double[] sum = new double[activity.units()];
        int count = 0;
        for (int trial = 0; trial < activity.trials(); trial++) {
            if (activity.label(trial) == label) {
                count++;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += activity.get(trial, bin, i);
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.max(1, count);
        }
        return count == 0 ? new double[0] : sum;
    }
}
