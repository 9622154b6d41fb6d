package synfire.network.wiring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.stream.Stream;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.ProceduralRows;
import synfire.ir.Value;
import synfire.network.random.RandomKey;
import synfire.network.values.Evaluation;
import synfire.network.values.SynapseFormula;

/// Finds the [Procedure] of a wiring.
///
/// @param mask of the wiring
/// @param dtype of weights and of delays with a fraction
record Procedures(Wiring wiring, Rows rows, Optional<Evaluation> mask, Optional<Sign> sign, DType dtype) {

    private static final long NONE = -1L << 40;

    private static final int ROWS_PER_TASK = 64;

    /// Empty where rows cannot be made elsewhere.
    ///
    /// @param threads that look through the rows, where rules of weights or delays ask for it
    Optional<Procedure> find(int threads) {
        var candidates = rows.candidates();
        var weights = wiring.weightNumbers().rule();
        var delays = wiring.delayNumbers().rule();
        var self = self();
        if (candidates.isEmpty()
                || weights.isEmpty()
                || delays.isEmpty()
                || self.isEmpty()
                || !canMask(candidates.get())) {
            return Optional.empty();
        }
        var offset = self.get();
        boolean whole = wiring.delayNumbers().whole();
        var next = RowProgram.of(
                "next", offset, p -> List.of(candidates.get().next().apply(p)));
        var keep = RowProgram.of("keep", offset, p -> List.of(keep(candidates.get(), p)));
        var weight = numbers("weight", weights.get(), offset, dtype);
        var delay = numbers("delay", delays.get(), offset, whole ? DType.I64 : dtype);
        boolean placed =
                Stream.of(next, keep, weight.program(), delay.program()).anyMatch(RowProgram::readsPlaces);
        return Optional.of(new Procedure(
                candidates.get().ascending(),
                candidates.get().passesSelf() ? offset.orElse(NONE) : NONE,
                candidates.get().most(),
                next,
                keep,
                weight,
                delay,
                looks(weights.get(), delays.get())
                        ? looked(threads)
                        : delays.get().high(),
                placed ? wiring.ends().places() : Optional.empty()));
    }

    private static ProceduralRows.Numbers numbers(String name, NumberRule rule, OptionalLong self, DType dtype) {
        var program = RowProgram.of(name, self, p -> {
            var values = rule.written().apply(p);
            var number = p.b().convert(values.getFirst(), dtype);
            return rule.redrawn() ? List.of(number, values.get(1)) : List.of(number);
        });
        return new ProceduralRows.Numbers(program, rule.redrawn());
    }

    /// Masks that are computed without random numbers, on targets that are numbered after the mask.
    private boolean canMask(Candidates candidates) {
        return mask.isEmpty()
                || (candidates.ascending() && mask.get() instanceof SynapseFormula formula && formula.draws() == 0);
    }

    private Value keep(Candidates candidates, RowProgram p) {
        var kept = candidates.keep().apply(p);
        if (mask.isPresent() && mask.get() instanceof SynapseFormula formula) {
            var b = p.b();
            var value = p.formula(formula, new RandomKey(0), p.number());
            var stays = b.compare(Comparison.NOT_EQUAL, value, b.constant(DType.F64, 0));
            return b.binary(BinaryFunction.AND, kept, stays);
        }
        return kept;
    }

    /// The distance from a source to itself among the targets; empty where it is not the same for all.
    private Optional<OptionalLong> self() {
        var found = OptionalLong.empty();
        for (int source = 0; source < rows.sources(); source++) {
            int target = wiring.ends().self().applyAsInt(source);
            if (target < 0) {
                continue;
            }
            long offset = (long) target - source;
            if (found.isPresent() && found.getAsLong() != offset) {
                return Optional.empty();
            }
            found = OptionalLong.of(offset);
        }
        return Optional.of(found);
    }

    /// Whether no rule alone says that all weights and delays are as they must be.
    private boolean looks(NumberRule weights, NumberRule delays) {
        boolean signed = sign.isEmpty()
                || (sign.get().allows(weights.low()) && sign.get().allows(weights.high()));
        boolean immediate = wiring.commonDelay().isPresent();
        boolean timed = immediate || (delays.low() >= 1 && Double.isFinite(delays.high()));
        return !signed || !timed || rows.mayFail();
    }

    /// Draws every row, which says what is wrong with one.
    ///
    /// @return the longest delay
    private double looked(int threads) {
        var longest = new DoubleAccumulator(Math::max, 0);
        Tasks.run(rows.sources(), ROWS_PER_TASK, threads, Row::new, (source, row) -> {
            wiring.draw(source, row);
            var numbers = new double[row.size()];
            wiring.weights(source, row, numbers);
            wiring.delays(source, row, numbers);
            for (double delay : numbers) {
                longest.accumulate(delay);
            }
        });
        return Math.max(longest.get(), wiring.commonDelay().orElse(0.0));
    }
}
