package synfire.learn.multistart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.learn.descent.Descent;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.History;
import synfire.learn.optimize.Stop;

/// One start and its descent.
final class Lane {

    private final int start;
    private final Descent descent;
    private final int lastStage;
    private final List<History.Mark> marks = new ArrayList<>();
    private Optional<Candidate> best = Optional.empty();
    private Optional<Stop> abandoned = Optional.empty();
    private long evaluations;
    private int rung;
    private int markedStage = -1;
    private double markedLoss;
    private double firstLoss = Double.POSITIVE_INFINITY;

    Lane(int start, Descent descent, int lastStage) {
        this.start = start;
        this.descent = descent;
        this.lastStage = lastStage;
    }

    Descent descent() {
        return descent;
    }

    long evaluations() {
        return evaluations;
    }

    int rung() {
        return rung;
    }

    void nextRung() {
        rung++;
    }

    Optional<Candidate> best() {
        return best;
    }

    /// Lowest loss of the last stage that is known, infinite if none is.
    double bestLoss() {
        return best.map(Candidate::loss).orElse(Double.POSITIVE_INFINITY);
    }

    /// Loss at the start, infinite if unknown.
    double firstLoss() {
        return firstLoss;
    }

    Optional<Stop> stopped() {
        return abandoned.or(descent::stopped);
    }

    void abandon(Stop reason) {
        abandoned = Optional.of(reason);
    }

    void tell(Evaluation answer, int index) {
        double[] point = descent.ask();
        int stage = descent.stage();
        double loss = answer.loss(index);
        double score = stage == lastStage ? loss : answer.score(index);
        evaluations++;
        if (evaluations == 1 && Double.isFinite(score)) {
            firstLoss = score;
        }
        if (Double.isFinite(score) && score < bestLoss()) {
            best = Optional.of(new Candidate(point, score));
        }
        if (Double.isFinite(loss) && (stage != markedStage || loss < markedLoss)) {
            marks.add(new History.Mark(evaluations, stage, loss));
            markedStage = stage;
            markedLoss = loss;
        }
        descent.tell(answer, index);
    }

    History history() {
        return new History(start, stopped(), marks);
    }
}
