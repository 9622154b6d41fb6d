package synfire.ir;

import java.util.List;

/// Rows of synapses that are not stored but drawn when they are needed: each source has `degree` targets,
/// with repetitions. Word n of a row is word n of the Philox blocks with the counter (row << 32, n / 4),
/// the low words first, and its target the high 32 bits of the word times the number of targets.
///
/// @param key random key, i64, as all other numbers here
/// @param degree targets of each source
/// @param firstSource source of row 0
/// @param sources number of rows
/// @param firstTarget index along `post` of target 0
/// @param targets number of targets
/// @param self row r leaves out target r + `self`, if there is such a target
public record DrawnRows(
        Value key,
        Value degree,
        Value firstSource,
        Value sources,
        Value firstTarget,
        Value targets,
        Value self,
        Axis source,
        Axis post) {

    /// The numbers, in order.
    public List<Value> numbers() {
        return List.of(key, degree, firstSource, sources, firstTarget, targets, self);
    }

    static DrawnRows of(List<Value> v, Axis source, Axis post) {
        return new DrawnRows(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), source, post);
    }
}
