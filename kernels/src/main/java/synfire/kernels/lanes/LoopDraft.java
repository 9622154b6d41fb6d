package synfire.kernels.lanes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import synfire.ir.Axis;
import synfire.ir.Value;

/// A loop while a program is sorted into stages.
sealed interface LoopDraft permits MapDraft, ScanDraft {

    Axis axis();

    /// Outside values read one index at a time.
    List<Stage.Link> xs();

    /// Outside values that the loop defines one index at a time, needed or not.
    List<Stage.Link> ys();

    /// Values of the body that are the index itself.
    List<Value> indices();

    /// Whether a value of [#ys] is tape.
    boolean taped(Value y);

    Stage.Loop finished(int number, Map<Integer, Place> places);

    /// The loops whose tape these values are on.
    static List<Integer> tapes(List<Stage.Link> xs, Map<Integer, Place> places) {
        return xs.stream()
                .flatMap(x -> places.get(x.outer().id()) instanceof Place.Tape tape
                        ? Stream.of(tape.loop())
                        : Stream.<Integer>empty())
                .distinct()
                .toList();
    }

    /// The values that live somewhere, so that somebody reads them.
    static List<Stage.Link> placed(List<Stage.Link> ys, Map<Integer, Place> places) {
        return ys.stream()
                .filter(y -> places.containsKey(y.outer().id())
                        && !(places.get(y.outer().id()) instanceof Place.Index))
                .toList();
    }
}
