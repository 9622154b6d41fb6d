package synfire.cli.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import synfire.learn.optimize.Budget;

/// Runs every contestant once per repeat, repeat after repeat, so that a comparison that is stopped has the same
/// number of runs of each.
///
/// @param evaluations of each run at equal evaluations; 0 leaves them out
/// @param seconds of each run at equal time; 0 leaves them out; empty for what the slowest of
///     our own under the same judge took for its evaluations in the same repeat; our own come first
public record Contest(
        Comparison comparison, List<Contestant> contestants, int repeats, long evaluations, OptionalDouble seconds) {

    private static final int WARM_UPS = 3;
    private static final Duration MOST_WARMING = Duration.ofSeconds(2);

    private record Slot(Contestant contestant, boolean timed) {}

    public Contest {
        contestants = List.copyOf(contestants);
        if (repeats < 1) {
            throw new IllegalArgumentException("%d repeats: give at least 1".formatted(repeats));
        }
        boolean timed = seconds.orElse(1) > 0;
        if (evaluations < 0 || !(seconds.orElse(0) >= 0) || (evaluations == 0 && (!timed || seconds.isEmpty()))) {
            throw new IllegalArgumentException(
                    "%d evaluations and %s s leave nothing to compare; give a positive number of one of them"
                            .formatted(evaluations, seconds.orElse(0)));
        }
    }

    /// Runs all; a stopped one has the repeats that were finished.
    ///
    /// @param progress told after every run: the share that is done, and a few words
    public ComparisonResult run(BiConsumer<Double, String> progress) {
        var slots = slots();
        var runs = new LinkedHashMap<Slot, List<Run>>();
        slots.forEach(slot -> runs.put(slot, new ArrayList<>()));
        warmUp();
        int repeat = 0;
        boolean stopped = false;
        while (repeat < repeats && !stopped) {
            long seed = comparison.study().seed() + repeat;
            var round = new LinkedHashMap<Slot, Run>();
            for (var slot : slots) {
                double share = (repeat + (double) round.size() / slots.size()) / repeats;
                progress.accept(
                        share,
                        "repeat %d: %s".formatted(repeat + 1, slot.contestant().name()));
                var run = run(slot, round, seed);
                if (run.isEmpty()) {
                    stopped = true;
                    break;
                }
                round.put(slot, run.get());
            }
            if (!stopped) {
                round.forEach((slot, run) -> runs.getOrDefault(slot, List.of()).add(run));
                repeat++;
            }
        }
        return result(runs, repeat, stopped);
    }

    private Optional<Run> run(Slot slot, Map<Slot, Run> round, long seed) {
        if (!slot.timed()) {
            return comparison.run(slot.contestant(), Budget.ofEvaluations(evaluations), seed);
        }
        if (seconds.isPresent()) {
            return comparison.run(slot.contestant(), ofSeconds(seconds.getAsDouble()), seed);
        }
        // the run at equal evaluations of one that sets the time is its run at equal time
        var setting = round.entrySet().stream()
                .filter(entry -> !entry.getKey().timed())
                .filter(entry -> entry.getKey().contestant().own())
                .filter(entry ->
                        entry.getKey().contestant().judge() == slot.contestant().judge())
                .toList();
        return setting.stream()
                .filter(entry -> entry.getKey().contestant().equals(slot.contestant()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> comparison.run(slot.contestant(), ofSeconds(longest(setting)), seed));
    }

    private static double longest(List<Map.Entry<Slot, Run>> runs) {
        return runs.stream().mapToDouble(run -> run.getValue().seconds()).max().orElseThrow();
    }

    private static Budget ofSeconds(double seconds) {
        return Budget.ofTime(Duration.ofNanos(Math.max(1, (long) (seconds * 1e9))));
    }

    private List<Slot> slots() {
        var slots = new ArrayList<Slot>();
        for (var contestant : contestants) {
            if (evaluations > 0) {
                slots.add(new Slot(contestant, false));
            }
            if (seconds.orElse(1) > 0) {
                slots.add(new Slot(contestant, true));
            }
        }
        return slots;
    }

    /// Runs that do not count, so that no contestant pays for the loading and warming of the program: those with a
    /// gradient, which build the larger kernels, whole and as often as it takes.
    private void warmUp() {
        for (var contestant : contestants) {
            var budget = Budget.ofEvaluations(contestant.usesGradient() ? Math.max(1, evaluations) : 1);
            for (int i = 0; i < (contestant.usesGradient() ? WARM_UPS : 1); i++) {
                comparison.run(contestant, new Budget(budget.evaluations(), MOST_WARMING), i);
            }
        }
    }

    private ComparisonResult result(Map<Slot, List<Run>> runs, int finished, boolean stopped) {
        var study = comparison.study();
        var boards = new ArrayList<Board>();
        for (var judge : Judge.values()) {
            var rows = contestants.stream()
                    .filter(contestant -> contestant.judge() == judge)
                    .map(contestant -> new Board.Row(
                            contestant,
                            runs.getOrDefault(new Slot(contestant, false), List.of()),
                            runs.getOrDefault(new Slot(contestant, true), List.of())))
                    .toList();
            if (!rows.isEmpty()) {
                boards.add(new Board(judge, judge.loss(comparison.stage()), rows));
            }
        }
        return new ComparisonResult(
                study.title(), study.model().name(), study.seed(), evaluations, seconds, finished, stopped, boards);
    }
}
