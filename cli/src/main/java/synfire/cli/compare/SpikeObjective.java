package synfire.cli.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import synfire.cli.study.Study;
import synfire.equations.Model;
import synfire.equations.Refractory;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.learn.fit.FitPlan;
import synfire.learn.loss.Trace;
import synfire.learn.metric.CodedGamma;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Want;
import synfire.learn.transform.ParameterSpace;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// The spike loss of the reference system ([CodedGamma]) summed over traces: no gradient, for comparison only.
///
/// Where the model is refractory while its potential is high, every step above the threshold is a spike, in data and
/// model alike, as in that system; elsewhere a spike is one step.
///
/// Points are coordinates of `space`.
final class SpikeObjective implements Objective, AutoCloseable {

    private final Study study;
    private final ParameterSpace space;
    private final List<Trace> traces;
    private final List<SpikeTrain> data;
    private final Map<String, Double> fixed;
    private final CellSimulation simulation;
    private final boolean plateaus;

    SpikeObjective(Study study, ParameterSpace space, List<Trace> traces, Map<String, Double> fixed, Engine engine) {
        this.study = study;
        this.space = space;
        this.traces = List.copyOf(traces);
        this.fixed = Map.copyOf(fixed);
        var lowered = Lowering.of(study.model(), LoweringOptions.DEFAULT);
        plateaus = plateaus(study.model());
        var recorded = plateaus ? study.data().potentialName() : CellSimulation.SPIKE;
        simulation = new CellSimulation(lowered, traces.getFirst().dtMs(), List.of(recorded), false, engine);
        data = this.traces.stream()
                .map(trace -> plateaus ? above(trace.requirePotential(), trace.dtMs()) : trace.spikes())
                .toList();
    }

    /// Whether every step above the threshold counts as a spike: of models that do not reset.
    static boolean plateaus(Model model) {
        return model.spikeEvent().isEmpty() || model.spiking().refractory() instanceof Refractory.While;
    }

    @Override
    public int dimension() {
        return space.dimension();
    }

    @Override
    public Evaluation evaluate(double[][] points, Want want) {
        if (want != Want.LOSS) {
            throw new IllegalArgumentException("the coded spike loss has no gradient; use a method without");
        }
        var lanes = new ArrayList<Map<String, Double>>();
        for (var point : points) {
            lanes.add(values(point));
        }
        return Evaluation.ofLosses(losses(lanes));
    }

    /// The loss at each set of values of all parameters, base units.
    double[] losses(List<Map<String, Double>> lanes) {
        var losses = new double[lanes.size()];
        for (int t = 0; t < traces.size(); t++) {
            var trace = traces.get(t);
            var loss = new CodedGamma(trace.dtMs());
            var runs = simulation.run(lanes, trace.inputs(), 0);
            for (int i = 0; i < losses.length; i++) {
                losses[i] += loss.loss(spikes(runs.get(i)), data.get(t));
            }
        }
        return losses;
    }

    private SpikeTrain spikes(CellSimulation.Run run) {
        return plateaus ? above(run.samples(study.data().potentialName()), run.dtMs()) : run.spikes();
    }

    private SpikeTrain above(Samples potential, double dtMs) {
        double threshold = study.data().threshold().inBase();
        var times = IntStream.range(0, potential.size())
                .filter(k -> potential.get(k) >= threshold)
                .mapToDouble(k -> k * dtMs)
                .toArray();
        return SpikeTrain.of(times, 0, potential.size() * dtMs);
    }

    /// Every parameter of the model in base units at a point.
    Map<String, Double> values(double[] point) {
        var values = new HashMap<>(fixed);
        var physical = space.physical(point);
        for (int p = 0; p < physical.length; p++) {
            var parameter = space.parameters().get(p);
            values.put(parameter.name(), physical[p] * FitPlan.inBase(parameter));
        }
        return values;
    }

    @Override
    public void close() {
        simulation.close();
    }
}
