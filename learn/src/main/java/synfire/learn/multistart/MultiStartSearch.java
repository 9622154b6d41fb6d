package synfire.learn.multistart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.History;
import synfire.learn.optimize.Request;
import synfire.learn.optimize.Search;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// The lanes of a [MultiStart] and what becomes of them.
final class MultiStartSearch implements Search {

    /// Ended starts are in the same minimum if their losses differ by less than this share …
    private static final double SAME_LOSS = 1e-6;

    /// … or by less than this share of the lowest loss at any start (where the minimum is zero) …
    private static final double NOTHING_LEFT = 1e-9;

    /// … and their coordinates by less than this share of the box.
    private static final double SAME_PLACE = 1e-3;

    private record Kind(int stage, Want want) {}

    private final MultiStart settings;
    private final Box box;
    private final Starts from;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Integer, List<Double>> arrivals = new HashMap<>();
    private List<List<Lane>> asked = List.of();
    private Optional<Stop> stopped = Optional.empty();

    MultiStartSearch(MultiStart settings, Box box, Starts from) {
        this.settings = settings;
        this.box = box;
        this.from = from;
    }

    @Override
    public List<Request> ask(int limit) {
        while (lanes.size() < settings.starts() && live().size() < settings.lanes()) {
            int index = lanes.size();
            lanes.add(new Lane(
                    index,
                    settings.method().from(box, from.start(index)),
                    settings.method().lastStage()));
        }
        var chosen = live();
        if (chosen.size() > limit) {
            // Not enough evaluations are left for all: the most promising go first.
            chosen = chosen.stream()
                    .sorted(Comparator.comparingDouble(Lane::bestLoss))
                    .limit(limit)
                    .toList();
        }
        var groups = new LinkedHashMap<Kind, List<Lane>>();
        for (var lane : chosen) {
            var kind = new Kind(lane.descent().stage(), lane.descent().want());
            groups.computeIfAbsent(kind, _ -> new ArrayList<>()).add(lane);
        }
        asked = List.copyOf(groups.values());
        return groups.entrySet().stream()
                .map(group -> new Request(
                        group.getKey().stage(),
                        group.getKey().want(),
                        group.getValue().stream()
                                .map(lane -> lane.descent().ask())
                                .toArray(double[][]::new)))
                .toList();
    }

    @Override
    public void tell(List<Evaluation> answers) {
        for (int group = 0; group < answers.size(); group++) {
            var members = asked.get(group);
            for (int i = 0; i < members.size(); i++) {
                members.get(i).tell(answers.get(group), i);
            }
        }
        race();
        decide();
    }

    /// Ranks the starts that have come to a rung in this round: first all are entered, then each is judged.
    private void race() {
        var arrived = live().stream()
                .filter(lane -> lane.evaluations() >= settings.racing().rung(lane.rung()))
                .toList();
        for (var lane : arrived) {
            arrivals.computeIfAbsent(lane.rung(), _ -> new ArrayList<>()).add(lane.bestLoss());
        }
        for (var lane : arrived) {
            var losses = arrivals.getOrDefault(lane.rung(), List.of());
            long better = losses.stream().filter(loss -> loss < lane.bestLoss()).count();
            if (better >= settings.racing().places(losses.size())) {
                lane.abandon(Stop.ABANDONED);
            }
            lane.nextRung();
        }
    }

    private void decide() {
        double best = best().map(Candidate::loss).orElse(Double.POSITIVE_INFINITY);
        if (best <= settings.target()) {
            stopped = Optional.of(Stop.TARGET_REACHED);
        } else if (settings.agreeing() > 0 && agreeing() >= settings.agreeing()) {
            stopped = Optional.of(Stop.STARTS_AGREE);
        } else if (lanes.size() == settings.starts() && live().isEmpty()) {
            stopped = Optional.of(Stop.ALL_STARTS_ENDED);
        }
    }

    /// Number of starts that have ended by themselves where the best one has.
    private long agreeing() {
        return best().stream()
                .flatMap(best -> lanes.stream()
                        .filter(lane -> lane.descent().stopped().isPresent())
                        .flatMap(lane -> lane.best().stream())
                        .filter(end -> same(best, end)))
                .count();
    }

    private boolean same(Candidate best, Candidate other) {
        double start = lanes.stream().mapToDouble(Lane::firstLoss).min().orElse(0);
        double close = Math.max(SAME_LOSS * Math.abs(best.loss()), Double.isFinite(start) ? NOTHING_LEFT * start : 0);
        if (!(other.loss() - best.loss() <= close)) {
            return false;
        }
        double[] a = best.point();
        double[] b = other.point();
        for (int i = 0; i < a.length; i++) {
            double width = Double.isFinite(box.width(i)) ? box.width(i) : 1 + Math.abs(a[i]);
            if (Math.abs(a[i] - b[i]) > SAME_PLACE * width) {
                return false;
            }
        }
        return true;
    }

    private List<Lane> live() {
        return lanes.stream().filter(lane -> lane.stopped().isEmpty()).toList();
    }

    @Override
    public Optional<Stop> stopped() {
        return stopped;
    }

    @Override
    public Optional<Candidate> best() {
        return lanes.stream().flatMap(lane -> lane.best().stream()).min(Comparator.comparingDouble(Candidate::loss));
    }

    @Override
    public List<History> histories() {
        return lanes.stream().map(Lane::history).toList();
    }
}
