package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.learn.loss.Trace;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;

/// Makes a study's data by running its model with known parameters.
final class SimulatedTraces {

    private SimulatedTraces() {}

    /// One trace per protocol, in order.
    static List<Trace> make(Study study, StudyData.Simulated origin, Engine engine) {
        var values = truth(study, origin);
        var traces = new ArrayList<Trace>();
        try (var runs = new ModelRuns(study, origin.dtMs(), origin.sampleAfterStep(), engine)) {
            for (int i = 0; i < origin.protocols().size(); i++) {
                var current = Samples.of(origin.protocols().get(i).samples(origin.dtMs()));
                var bare = new Trace(
                        "protocol " + i,
                        origin.dtMs(),
                        Map.of(study.currentInput().name(), current),
                        Optional.empty(),
                        SpikeTrain.of(new double[0], 0, current.size() * origin.dtMs()));
                var answer = runs.answer(values, bare);
                FitChecks.requireFinite(study, values, bare, answer, engine);
                traces.add(new Trace(
                        bare.name(),
                        bare.dtMs(),
                        bare.inputs(),
                        Optional.of(noisy(answer.potential(), origin.noise(), study.seed(), i)),
                        answer.spikes().getFirst()));
            }
        }
        return traces;
    }

    /// Every parameter of the model in base units, at the values that make the data.
    static Map<String, Double> truth(Study study, StudyData.Simulated origin) {
        var values = new TreeMap<String, Double>();
        for (var parameter : study.model().parameters()) {
            var quantity = origin.parameters()
                    .getOrDefault(parameter.name(), study.set().getOrDefault(parameter.name(), parameter.value()));
            values.put(parameter.name(), quantity.inBase());
        }
        return values;
    }

    private static Samples noisy(Samples potential, double sd, long seed, int protocol) {
        if (sd == 0) {
            return potential;
        }
        var random = RandomKey.ofSeed(seed).split("noise").split(protocol).generator();
        var noise = java.util.stream.DoubleStream.generate(random::nextGaussian)
                .limit(potential.size())
                .toArray();
        return Samples.generate(potential.size(), i -> potential.get(i) + sd * noise[i]);
    }
}
