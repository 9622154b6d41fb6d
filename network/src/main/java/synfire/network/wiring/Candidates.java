package synfire.network.wiring;

import java.util.function.Function;
import synfire.ir.Value;

/// How a machine finds the targets of a row, one candidate after the other.
///
/// @param ascending whether `next` gives how many targets are passed over; else it is the target
/// @param most candidates of a row
/// @param passesSelf whether targets are counted without the source itself
/// @param next from the number of a candidate
/// @param keep whether the candidate is a target
record Candidates(
        boolean ascending,
        long most,
        boolean passesSelf,
        Function<RowProgram, Value> next,
        Function<RowProgram, Value> keep) {}
