package synfire.learn.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.History;
import synfire.learn.optimize.Request;
import synfire.learn.optimize.Search;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Makes a search of a [Proposer]: rounds of `batch` points, all proposed before any of them is told.
final class Rounds implements Search {

    private final Box box;
    private final int batch;
    private final Proposer proposer;
    private final List<double[]> asked = new ArrayList<>();
    private final List<History.Mark> marks = new ArrayList<>();
    private int proposed;
    private int told;
    private Optional<Candidate> best = Optional.empty();

    Rounds(String name, Box box, int batch, Proposer proposer) {
        this.box = box.requireBounded(name);
        this.batch = batch;
        this.proposer = proposer;
    }

    @Override
    public List<Request> ask(int limit) {
        int size = Math.min(Math.min(batch, limit), proposer.ahead());
        asked.clear();
        for (int i = 0; i < size; i++) {
            asked.add(box.at(proposer.propose(proposed)));
            proposed++;
        }
        return List.of(new Request(Want.LOSS, asked.toArray(double[][]::new)));
    }

    @Override
    public void tell(List<Evaluation> answers) {
        var answer = answers.getFirst();
        for (int i = 0; i < answer.size(); i++) {
            double loss = answer.loss(i);
            boolean finite = Double.isFinite(loss);
            proposer.tell(told, finite ? loss : Double.POSITIVE_INFINITY);
            told++;
            if (finite && (best.isEmpty() || loss < best.get().loss())) {
                best = Optional.of(new Candidate(asked.get(i), loss));
                marks.add(new History.Mark(told, 0, loss));
            }
        }
    }

    /// A population goes on until its budget ends.
    @Override
    public Optional<Stop> stopped() {
        return Optional.empty();
    }

    @Override
    public Optional<Candidate> best() {
        return best;
    }

    @Override
    public List<History> histories() {
        return List.of(new History(0, stopped(), marks));
    }
}
