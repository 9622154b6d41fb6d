package synfire.cli.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Units;
import synfire.learn.loss.Trace;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.SpikeTrain;
import synfire.network.random.RandomKey;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// Runs the model of a study with given parameters, as often as its noise asks for.
final class ModelRuns implements AutoCloseable {

    private final Study study;
    private final CellSimulation simulation;
    private final boolean spikes;

    /// The model's answer to one input.
    ///
    /// @param potential of the first run, mV
    /// @param spikes one train per run
    record Answer(Samples potential, List<SpikeTrain> spikes) {
        Answer {
            spikes = List.copyOf(spikes);
        }
    }

    ModelRuns(Study study, double dtMs, boolean sampleAfterStep, Engine engine) {
        this.study = study;
        var source = study.score().stochastic() ? EventSource.ESCAPE : EventSource.MODEL;
        var lowered =
                Lowering.of(study.model(), LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withSource(source)));
        this.spikes = lowered.step().hasOutput(CellSimulation.SPIKE);
        var recorded = new ArrayList<String>();
        recorded.add(study.data().potentialName());
        if (spikes) {
            recorded.add(CellSimulation.SPIKE);
        }
        this.simulation = new CellSimulation(lowered, dtMs, recorded, sampleAfterStep, engine);
    }

    /// Runs the model of a study on each trace's input.
    ///
    /// @param values every parameter in base units
    static List<Answer> answers(Study study, List<Trace> data, Map<String, Double> values, Engine engine) {
        if (data.isEmpty()) {
            return List.of();
        }
        boolean after = study.data().origin() instanceof StudyData.Simulated simulated && simulated.sampleAfterStep();
        try (var runs = new ModelRuns(study, data.getFirst().dtMs(), after, engine)) {
            return data.stream().map(trace -> runs.answer(values, trace)).toList();
        }
    }

    /// Runs the model on a trace's input, through its lead first.
    ///
    /// @param values every parameter in base units
    Answer answer(Map<String, Double> values, Trace trace) {
        int runs = study.score().stochastic() ? study.score().runs() : 1;
        var key = RandomKey.ofSeed(study.seed()).split("runs").split(trace.name());
        var all = simulation.run(Collections.nCopies(runs, values), trace.inputsWithLead(), key.value());
        var potential = all.getFirst().samples(study.data().potentialName());
        double leadMs = trace.leadSize() * trace.dtMs();
        return new Answer(
                potential.part(trace.leadSize(), potential.size()),
                all.stream()
                        .map(run -> spikes(run, trace.dtMs()))
                        .map(train ->
                                train.slice(leadMs, Double.POSITIVE_INFINITY).shifted(-leadMs))
                        .toList());
    }

    /// Spikes of the model under a trace's input, as often as asked. The random numbers depend on nothing else, so two
    /// models differ by their parameters alone; they are others than those of [#answer].
    ///
    /// @param values every parameter in base units
    List<SpikeTrain> spikes(Map<String, Double> values, Trace trace, int runs) {
        var key = RandomKey.ofSeed(study.seed()).split("calibration").split(trace.name());
        return simulation.run(Collections.nCopies(runs, values), trace.inputs(), key.value()).stream()
                .map(run -> spikes(run, trace.dtMs()))
                .toList();
    }

    private SpikeTrain spikes(CellSimulation.Run run, double dtMs) {
        if (spikes) {
            return run.spikes();
        }
        var v = new Signal("v", Units.MV, dtMs, 0, run.samples(study.data().potentialName()));
        return v.upwardCrossings(study.data().threshold(), study.data().deadTimeMs());
    }

    @Override
    public void close() {
        simulation.close();
    }
}
