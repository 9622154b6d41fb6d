package synfire.learn.descent;

import java.util.List;
import java.util.Optional;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Several descents one after the other, each on an objective of its own and from where the one before stands: from
/// an easy loss, step by step, to the one that is meant.
public record Continuation(List<Leg> legs) implements DescentMethod {

    /// @param stage which of the objectives
    /// @param evaluations after so many the next leg takes over, wherever this one is
    public record Leg(int stage, DescentMethod method, int evaluations) {}

    public Continuation {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("a continuation has no legs; give at least one");
        }
    }

    @Override
    public String name() {
        return "continuation";
    }

    @Override
    public int lastStage() {
        return legs.getLast().stage();
    }

    @Override
    public Descent from(Box box, double[] start) {
        return new Run(legs, box, start);
    }

    private static final class Run implements Descent {

        private final List<Leg> legs;
        private final Box box;
        private int leg;
        private int evaluations;
        private Descent current;
        private Optional<Stop> stopped = Optional.empty();

        Run(List<Leg> legs, Box box, double[] start) {
            this.legs = legs;
            this.box = box;
            this.current = legs.getFirst().method().from(box, start);
        }

        @Override
        public double[] ask() {
            return current.ask();
        }

        @Override
        public Want want() {
            return current.want();
        }

        @Override
        public int stage() {
            return legs.get(leg).stage();
        }

        @Override
        public void tell(Evaluation answer, int lane) {
            current.tell(answer, lane);
            evaluations++;
            var ended = current.stopped();
            if (ended.isEmpty() && evaluations < legs.get(leg).evaluations()) {
                return;
            }
            if (leg + 1 == legs.size()) {
                stopped = Optional.of(ended.orElse(Stop.ITERATIONS_USED));
            } else {
                leg++;
                evaluations = 0;
                current = legs.get(leg).method().from(box, current.position());
            }
        }

        @Override
        public Optional<Stop> stopped() {
            return stopped;
        }

        @Override
        public double[] position() {
            return current.position();
        }
    }
}
