package synfire.learn.population;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// Whose turn it is to have a child: the member told longest ago, or, if all wait for an answer, the one that has
/// waited longest.
final class TurnQueue {

    private final Deque<Integer> told = new ArrayDeque<>();
    private final SequencedSet<Integer> waiting = new LinkedHashSet<>();

    /// Takes a turn outside the order, as new members do.
    void enter(int member) {
        waiting.add(member);
    }

    int next() {
        int member = told.isEmpty() ? waiting.getFirst() : told.removeFirst();
        waiting.add(member);
        return member;
    }

    void tell(int member) {
        told.addLast(member);
        waiting.remove(member);
    }
}
