package synfire.learn.multistart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.History;
import synfire.learn.optimize.Request;
import synfire.learn.optimize.Search;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// A [MultiStart] whose starts are first evaluated, all in one batch without derivatives, and then taken up in the
/// order
/// of their losses: many lanes of a kernel cost little more than one, and a descent from a good start is shorter.
final class ScreenedSearch implements Search {

    private final MultiStart settings;
    private final Box box;
    private final Starts from;
    private List<double[]> asked = List.of();
    private Optional<Candidate> found = Optional.empty();
    private Optional<Search> descents = Optional.empty();

    ScreenedSearch(MultiStart settings, Box box, Starts from) {
        this.settings = settings;
        this.box = box;
        this.from = from;
    }

    @Override
    public List<Request> ask(int limit) {
        if (descents.isPresent()) {
            return descents.get().ask(limit);
        }
        asked = IntStream.range(0, Math.min(limit, settings.screened()))
                .mapToObj(from::start)
                .map(box::clip)
                .toList();
        return List.of(new Request(settings.method().lastStage(), Want.LOSS, asked.toArray(double[][]::new)));
    }

    @Override
    public void tell(List<Evaluation> answers) {
        if (descents.isPresent()) {
            descents.get().tell(answers);
            return;
        }
        var answer = answers.getFirst();
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < asked.size(); i++) {
            // a point that cannot be simulated comes last
            double loss = answer.loss(i);
            candidates.add(new Candidate(asked.get(i), Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::loss));
        found = Optional.of(candidates.getFirst()).filter(best -> Double.isFinite(best.loss()));
        var order = candidates.stream().map(Candidate::point).toList();
        Starts sorted = index -> index < order.size() ? order.get(index).clone() : from.start(index);
        descents = Optional.of(new MultiStartSearch(settings, box, sorted));
    }

    @Override
    public Optional<Stop> stopped() {
        return found.filter(best -> best.loss() <= settings.target())
                .map(_ -> Stop.TARGET_REACHED)
                .or(() -> descents.flatMap(Search::stopped));
    }

    @Override
    public Optional<Candidate> best() {
        return java.util.stream.Stream.concat(found.stream(), descents.flatMap(Search::best).stream())
                .min(Comparator.comparingDouble(Candidate::loss));
    }

    @Override
    public List<History> histories() {
        return descents.map(Search::histories).orElse(List.of());
    }
}
