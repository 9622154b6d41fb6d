package synfire.learn.optimize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Runs a search on an objective until it stops or the budget is spent; keeps the best in every case.
///
/// @param stages the objectives of a continuation, the true one last; most searches use one only
/// @param nanoTime the clock, for example `System::nanoTime`
/// @param cancelled asked between batches; the run ends with what it has
/// @param listener told after every batch
public record Minimization(
        List<Objective> stages,
        Budget budget,
        LongSupplier nanoTime,
        BooleanSupplier cancelled,
        Consumer<Progress> listener) {

    public Minimization {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a minimization has no objective; give at least one");
        }
    }

    /// One objective, a budget, the system's clock, no listener.
    public static Minimization of(Objective objective, Budget budget) {
        return new Minimization(List.of(objective), budget, System::nanoTime, () -> false, _ -> {});
    }

    public Minimization withCancellation(BooleanSupplier newCancelled) {
        return new Minimization(stages, budget, nanoTime, newCancelled, listener);
    }

    public Minimization withListener(Consumer<Progress> newListener) {
        return new Minimization(stages, budget, nanoTime, cancelled, newListener);
    }

    /// Runs from the beginning.
    public Outcome run(Search search) {
        return run(search, new Journal());
    }

    /// Runs a fresh `search` on: first through the rounds that `journal` holds, without evaluating anything, then
    /// further, adding each new round to the journal before the listener hears of it.
    public Outcome run(Search search, Journal journal) {
        long start = nanoTime.getAsLong();
        long spent = 0;
        int round = 0;
        var failures = Outcome.Failures.NONE;
        while (true) {
            var stop = search.stopped();
            boolean replaying = round < journal.size();
            if (stop.isEmpty() && spent >= budget.evaluations()) {
                stop = Optional.of(Stop.EVALUATIONS_USED);
            } else if (stop.isEmpty() && !replaying && cancelled.getAsBoolean()) {
                stop = Optional.of(Stop.CANCELLED);
            } else if (stop.isEmpty() && !replaying && elapsed(start).compareTo(budget.time()) >= 0) {
                stop = Optional.of(Stop.TIME_USED);
            }
            if (stop.isPresent()) {
                return new Outcome(search.best(), stop.get(), spent, elapsed(start), search.histories(), failures);
            }
            var requests = search.ask((int) Math.min(Integer.MAX_VALUE, budget.evaluations() - spent));
            int lanes = requests.stream().mapToInt(Request::size).sum();
            if (!replaying) {
                journal.add(answers(requests));
            }
            var answers = checked(requests, journal.round(round), round);
            for (int i = 0; i < answers.size(); i++) {
                failures = failures.and(requests.get(i), answers.get(i));
            }
            search.tell(answers);
            spent += lanes;
            round++;
            if (!replaying) {
                double best = search.best().map(Candidate::loss).orElse(Double.POSITIVE_INFINITY);
                listener.accept(new Progress(spent, best, lanes, elapsed(start), budget));
            }
        }
    }

    private List<Evaluation> answers(List<Request> requests) {
        var answers = new ArrayList<Evaluation>();
        for (var request : requests) {
            answers.add(stages.get(request.stage()).evaluate(request.points(), request.want()));
        }
        return answers;
    }

    private static List<Evaluation> checked(List<Request> requests, List<Evaluation> answers, int round) {
        boolean fits = requests.size() == answers.size();
        for (int i = 0; fits && i < answers.size(); i++) {
            fits = answers.get(i).size() == requests.get(i).size();
        }
        if (!fits) {
            throw new IllegalStateException(
                    "round %d of the journal answers other points than the search asks for: the study, seed, budget or optimizer has changed since; start again without resuming"
                            .formatted(round));
        }
        return answers;
    }

    private Duration elapsed(long start) {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
