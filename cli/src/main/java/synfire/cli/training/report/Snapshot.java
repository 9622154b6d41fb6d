package synfire.cli.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import synfire.equations.units.Unit;
import synfire.learn.activity.BinnedActivity;
import synfire.learn.task.Trial;
import synfire.learn.train.Trainer;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.simulate.network.TrialActivity;

/// A network at one moment of its training: its weights, what it does in some trials that training never sees, and
/// the mean activity of its cells in many.
///
/// @param name `before` or `after`
/// @param network the populations and how they are joined
/// @param weights of each projection, `[source][target]`, 0 where there is no synapse
/// @param shown trials, in the order of `courses`
/// @param fitted activity in half of the trials that are only counted; empty where no population fires
/// @param judged activity in the other half
record Snapshot(
        String name,
        Network network,
        Map<String, Samples> weights,
        List<Trial> shown,
        List<TrialActivity.Course> courses,
        Optional<BinnedActivity> fitted,
        Optional<BinnedActivity> judged) {

    static final String SPIKES = ".spikes";

    private static final int SHOWN = 4;
    private static final int COUNTED = 128;
    private static final int MOST_BINS = 44;

    Snapshot {
        weights = Map.copyOf(weights);
        shown = List.copyOf(shown);
        courses = List.copyOf(courses);
    }

    /// The network of a trainer as it is now.
    static Snapshot of(String name, Trainer trainer) {
        var network = trainer.network();
        var description = network.description();
        var weights = new LinkedHashMap<String, Samples>();
        for (var projection : description.projections()) {
            weights.put(projection.name(), network.get(projection.name() + ".weight"));
        }
        var shown = trainer.trials("shown", 0, SHOWN);
        var courses = new ArrayList<TrialActivity.Course>();
        try (var activity = network.activity(network.watchable())) {
            activity.run(trainer.inputs("shown", 0, SHOWN), (course, _) -> courses.add(course));
        }
        var firing = network.watchable().stream()
                .filter(each -> each.endsWith(SPIKES))
                .toList();
        if (firing.isEmpty()) {
            return new Snapshot(name, description, weights, shown, courses, Optional.empty(), Optional.empty());
        }
        return new Snapshot(
                name,
                description,
                weights,
                shown,
                courses,
                Optional.of(binned(trainer, firing, "counted")),
                Optional.of(binned(trainer, firing, "judged")));
    }

    private static BinnedActivity binned(Trainer trainer, List<String> firing, String set) {
        var trials = trainer.trials(set, 0, COUNTED);
        int shortest = trials.stream().mapToInt(Trial::steps).min().orElse(1);
        int binSteps = Math.max(1, (shortest + MOST_BINS - 1) / MOST_BINS);
        var means = new ArrayList<double[]>();
        try (var activity = trainer.network().activity(firing)) {
            activity.run(trainer.inputs(set, 0, COUNTED), (course, _) -> means.add(means(course, firing, binSteps)));
        }
        return BinnedActivity.of(trials, means, binSteps);
    }

    /// Spikes per step of each cell in each bin, `[bin][cell]`, population after population.
    private static double[] means(TrialActivity.Course course, List<String> firing, int binSteps) {
        int bins = course.steps() / binSteps;
        int units = firing.stream().mapToInt(course::size).sum();
        var means = new double[bins * units];
        for (int t = 0; t < bins * binSteps; t++) {
            int unit = t / binSteps * units;
            for (var name : firing) {
                for (int cell = 0; cell < course.size(name); cell++) {
                    means[unit++] += course.at(name, t, cell) / binSteps;
                }
            }
        }
        return means;
    }

    /// Populations that fire, in the order of their cells in [BinnedActivity].
    List<String> firing() {
        var names = new TreeSet<String>();
        courses.getFirst().cells().keySet().stream()
                .filter(each -> each.endsWith(SPIKES))
                .forEach(each -> names.add(each.substring(0, each.length() - SPIKES.length())));
        return network.populations().stream()
                .map(each -> each.name())
                .filter(names::contains)
                .toList();
    }

    /// In which a state of a population is given; empty for a number.
    static String unit(Network network, String population, String state) {
        return network.population(population).model().state().stream()
                .filter(each -> each.name().equals(state))
                .map(each -> Unit.base(each.unit().dimension()).toString())
                .map(each -> each.equals("1") ? "" : each)
                .findFirst()
                .orElse("");
    }

    /// What a person wants to see of a population's states: its potential, or else the first state.
    Optional<String> potential(String population) {
        var states = network.population(population).model().state().stream()
                .map(state -> state.name())
                .toList();
        return states.stream()
                .filter(List.of("V", "v")::contains)
                .findFirst()
                .or(() -> states.stream().findFirst())
                .map(state -> population + "." + state);
    }

    /// Weights of all synapses that leave a population for another that fires, without pairs that have none.
    double[] recurrentWeights(String population) {
        var firing = firing();
        return network.projections().stream()
                .filter(each -> each.source().population().equals(population))
                .filter(each -> firing.contains(each.target().population()))
                .flatMapToDouble(each -> Arrays.stream(
                        Objects.requireNonNull(weights.get(each.name())).toArray()))
                .filter(weight -> weight != 0)
                .toArray();
    }
}
