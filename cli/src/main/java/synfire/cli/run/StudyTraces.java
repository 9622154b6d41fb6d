package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.cli.study.TraceLoader;
import synfire.data.electrode.ElectrodeEstimate;
import synfire.learn.loss.Trace;
import synfire.simulate.Engine;

/// The data of a study, ready to be fitted.
///
/// @param electrode the kernel that was taken out of the recordings
public record StudyTraces(List<Trace> train, List<Trace> test, Optional<ElectrodeEstimate> electrode) {

    /// No data.
    static final StudyTraces NONE = new StudyTraces(List.of(), List.of(), Optional.empty());

    public StudyTraces {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /// Reads or makes them.
    public static StudyTraces of(Study study, Engine engine) {
        return switch (study.data().origin()) {
            case StudyData.Recorded recorded -> {
                var loader = new TraceLoader(study);
                yield new StudyTraces(
                        loader.traces(recorded.train()), loader.heldOut(recorded.test()), loader.electrode());
            }
            case StudyData.Simulated simulated -> {
                var all = SimulatedTraces.make(study, simulated, engine);
                var train = new ArrayList<Trace>();
                var test = new ArrayList<Trace>();
                for (int i = 0; i < all.size(); i++) {
                    (simulated.test().contains(i) ? test : train).add(all.get(i));
                }
                yield new StudyTraces(train, test, Optional.empty());
            }
        };
    }
}
