package synfire.learn.train;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.Model;
import synfire.learn.readout.LinearReadout;
import synfire.learn.readout.Moments;
import synfire.learn.readout.Ridge;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.WeightGroup;
import synfire.simulate.network.TrialInput;
import synfire.simulate.network.TrialNetwork;

/// First weights of the readout by ridge regression on what the untrained network does: as those of a
/// reservoir, so that training begins with what can be read out already.
///
/// What is regressed is what one spike after the other leaves in the readout, over the steps in which it
/// counts. The readout has no offset, so that of the regression is given to the weights along the mean
/// activity.
///
/// Reference: Jaeger (2001), GMD Report 148, for readouts of networks that are not trained.
record ReadoutStart(TrialNetwork network, WeightGroup group, double dtMs) {

    private static final Ridge RIDGE = new Ridge(0.1);
    private static final String SPIKES = ".spikes";
    private static final String TAU = "tau";

    /// @param trials with labels
    /// @return weights `[source][output]`
    double[] weights(List<TrialInput> trials) {
        var names = new ArrayList<String>();
        group.blocks()
                .forEach(block -> names.add(network.description()
                                .projection(block.projection())
                                .source()
                                .population()
                        + SPIKES));
        var rows = new ArrayList<double[]>();
        try (var activity = network.activity(names)) {
            activity.run(trials, (course, number) -> {
                var row = new double[group.sources()];
                int cell = 0;
                for (var name : names) {
                    for (int i = 0; i < course.size(name); i++) {
                        int own = i;
                        row[cell++] = left(trials.get(number), step -> course.at(name, step, own));
                    }
                }
                rows.add(row);
            });
        }
        var moments = new Moments(group.sources(), group.targets());
        var mean = new double[group.sources()];
        for (int k = 0; k < rows.size(); k++) {
            var target = new double[group.targets()];
            target[trials.get(k).windows().getLast().label()] = 1;
            moments.add(rows.get(k), target, 1);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += rows.get(k)[i] / rows.size();
            }
        }
        return withOffsets(RIDGE.fit(moments), mean);
    }

    private double[] withOffsets(LinearReadout readout, double[] mean) {
        var weights = readout.weights();
        double square = 0;
        for (double each : mean) {
            square += each * each;
        }
        for (int i = 0; i < mean.length; i++) {
            for (int k = 0; k < group.targets() && square > 0; k++) {
                weights[i * group.targets() + k] += readout.offset(k) * mean[i] / square;
            }
        }
        return weights;
    }

    private interface Spikes {
        double at(int step);
    }

    /// What spikes leave in the readout, times the weights of the steps.
    private double left(TrialInput trial, Spikes spikes) {
        double kept = Math.exp(-dtMs / tau());
        double sum = 0;
        for (var window : trial.windows()) {
            double r = 0;
            for (int step = 0; step < window.end(); step++) {
                r = r * kept + spikes.at(step);
                sum += step >= window.from() ? window.weight() * r : 0;
            }
        }
        return sum;
    }

    private double tau() {
        Model readout = network.description().population(Architecture.READOUT).model();
        return readout.parameter(TAU).value().inBase();
    }
}
