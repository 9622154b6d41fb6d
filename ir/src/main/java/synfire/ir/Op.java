package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One primitive operation. The set is closed: a new operation is one record here, and the compiler then
/// names every transformation that does not handle it yet.
///
/// Elementwise operations broadcast by axis name. What each means is written once, in the interpreter.
public sealed interface Op {

    /// A scalar. `bits` are the IEEE bits of a float, the integer itself, or 0 and 1 for booleans.
    record Constant(DType dtype, long bits) implements Op {

        public static Constant of(DType dtype, double value) {
            return new Constant(
                    dtype,
                    switch (dtype) {
                        case F64 -> Double.doubleToRawLongBits(value);
                        case F32 -> Float.floatToRawIntBits((float) value);
                        case I32, I64 -> (long) value;
                        case BOOL -> value != 0 ? 1 : 0;
                    });
        }

        /// The number, exact for floats and for integers below 2⁵³.
        public double value() {
            return switch (dtype) {
                case F64 -> Double.longBitsToDouble(bits);
                case F32 -> Float.intBitsToFloat((int) bits);
                case I32, I64, BOOL -> bits;
            };
        }
    }

    record Unary(UnaryFunction function, Value x) implements Op {}

    record Binary(BinaryFunction function, Value left, Value right) implements Op {}

    record Compare(Comparison comparison, Value left, Value right) implements Op {}

    /// a·b + c with one rounding.
    record Fma(Value a, Value b, Value c) implements Op {}

    /// `whenTrue` where the condition holds, else `whenFalse`; neither is evaluated for effect.
    record Select(Value condition, Value whenTrue, Value whenFalse) implements Op {}

    /// Numeric conversion; floats to integers truncate towards zero and saturate, NaN becomes 0.
    record Convert(Value x, DType to) implements Op {}

    /// The same bits as another type of the same width.
    record Bitcast(Value x, DType to) implements Op {}

    /// 1 where x ≥ 0, else 0, with the surrogate's derivative; see [SpikeMode].
    record Spike(Value x, Surrogate surrogate, SpikeMode mode) implements Op {}

    /// Where inside a step a margin that went from `before` < 0 to `after` ≥ 0 crossed zero, as a
    /// fraction of the step, by linear interpolation; 1 without derivative where it did not cross. The
    /// derivative of the fraction is −∂margin/slope.
    record LinearCrossing(Value before, Value after) implements Op {}

    /// As [LinearCrossing], by the cubic Hermite polynomial through both margins and slopes (per step).
    record HermiteCrossing(Value before, Value after, Value slopeBefore, Value slopeAfter) implements Op {}

    /// x, as a constant to differentiation.
    record StopGradient(Value x) implements Op {}

    /// Philox 4x32-10 (Salmon et al. 2011): 128 random bits, as two i64 results, for a key and a counter.
    record Philox(Value key, Value counterHigh, Value counterLow) implements Op {}

    /// The index along an axis, i64.
    record Iota(Axis axis) implements Op {}

    /// x copied along the axes it lacks.
    record Broadcast(Value x, List<Axis> axes) implements Op {
        public Broadcast {
            axes = List.copyOf(axes);
        }
    }

    /// x with one axis under another name of the same length.
    record Rename(Value x, Axis from, Axis to) implements Op {}

    record Reduce(Reduction reduction, Value x, Axis axis) implements Op {}

    /// x at integer positions along one axis: the axes of `index` take the place of `axis`.
    record Gather(Value x, Value index, Axis axis) implements Op {}

    /// The adjoint of [Gather]: adds `updates` into zeros at integer positions along `axis`, summing over
    /// the axes of `index` that the result lacks.
    record ScatterAdd(Value updates, Value index, Axis axis, List<Axis> axes) implements Op {
        public ScatterAdd {
            axes = List.copyOf(axes);
        }
    }

    /// Σ along `axis` of left·right: the matrix product, by name.
    record Contract(Value left, Value right, Axis axis) implements Op {}

    /// The time loop. Inputs of the body are, in order, carries, per-step inputs, and constants; its
    /// outputs are the next carries and the per-step outputs. Results are the final carries, then the
    /// per-step outputs with `axis` added. A reverse scan runs from the last index to the first.
    ///
    /// @param saved how many of the last per-step outputs are tape: only reverse scans over the same
    ///     axis may read them, so a backend may recompute them instead of storing them
    record Scan(
            Program body,
            Axis axis,
            boolean reverse,
            List<Value> carries,
            List<Value> xs,
            List<Value> constants,
            int saved)
            implements Op {
        public Scan {
            carries = List.copyOf(carries);
            xs = List.copyOf(xs);
            constants = List.copyOf(constants);
        }

        /// Number of per-step outputs, tape included.
        public int outputs() {
            return body.outputs().size() - carries.size();
        }
    }

    /// A program with derivatives of its own: surrogates, event gradients, user rules.
    ///
    /// @param jvp from the arguments and their tangents to the tangents of the results; float ones only
    /// @param vjp from the arguments and the cotangents of the float results to the cotangents of the
    ///     arguments
    record Custom(Program primal, Program jvp, Program vjp, List<Value> arguments) implements Op {
        public Custom {
            arguments = List.copyOf(arguments);
        }
    }

    /// Operations on whole tensors and programs, which no lane computes by itself. They run on the
    /// reference backend, and on others where those say so.
    sealed interface Whole extends Op {

        /// The same operation with every program inside it transformed.
        default Op withBodies(UnaryOperator<Program> transformation) {
            return WholeOperands.withBodies(this, transformation);
        }
    }

    /// The events of one step: the ids along `source` where x is not zero. Their tangent and cotangent
    /// are those of x.
    record Events(Value x, Axis source) implements Whole {}

    /// As [Events], each with its offset inside the step: a fraction above 0 and at most 1, as
    /// [LinearCrossing] finds it. Their tangent and cotangent are those of the offset; that there is an
    /// event is a constant.
    record TimedEvents(Value x, Value offset, Axis source) implements Whole {}

    /// 1 where an event is, else 0.
    record Dense(Value events) implements Whole {}

    /// The offset inside the step where a timed event is, else 0.
    record Offsets(Value events) implements Whole {}

    /// A product with a sparse matrix of weights `[synapse]` in compressed rows: row i of the `source`
    /// axis holds the synapses from `start[i]` to before `end[i]`, and `target` the index of each along
    /// the `post` axis. Synapses add up in ascending order.
    ///
    /// @param left along `source`, tensor or events, for `FORWARD` and `OUTER`; along `post` for
    ///     `BACKWARD`
    /// @param right weights for `FORWARD` and `BACKWARD`; along `post` for `OUTER`
    /// @param rows the matrix without its weights
    record Sparse(SparseProduct product, Value left, Value right, Rows rows) implements Whole {}

    /// `into`, along `post`, with the weight of every synapse of every event added in place, one after the
    /// other: sources, and the synapses of each, in ascending order. How spikes reach the state of cells.
    ///
    /// @param events along `source`, without batch axes; or a tensor, where every source that is not 0
    ///     sends its value times the weight, in one rounding; a tensor may have further axes behind that
    ///     of cells, of copies that do not meet, if `into` has them too: then zeros are sent as well
    /// @param weights along `synapse`, or one number for all
    record Deliver(Value into, Value events, Value weights, Rows rows) implements Whole {}

    /// A small program for every synapse of every event, one after the other: sources, and the synapses of
    /// each, in ascending order. It reads and replaces what the synapse keeps, in place, reads both cells
    /// as they were before the first visit, and adds to the other cell. How synapses with a state of their
    /// own work.
    ///
    /// @param body on numbers: from `state`, `source`, `post` and `others`, in this order, to the next
    ///     state and then what is added to `into`
    /// @param events along `source` of the rows, without batch axes; rows go from the cells of the events
    ///     to the other cells, for postsynaptic events from targets to sources
    /// @param order none, where entry k of the rows is synapse k; else one value, the synapse of each entry
    /// @param state of each synapse, `[synapse]`
    /// @param into along `post` of the rows
    /// @param source what is read of the cell of the event
    /// @param post what is read of the other cell
    /// @param others one number for all, or `[synapse]`
    record Visit(
            Program body,
            Value events,
            Rows rows,
            List<Value> order,
            List<Value> state,
            List<Value> into,
            List<Value> source,
            List<Value> post,
            List<Value> others)
            implements Whole {
        public Visit {
            order = List.copyOf(order);
            state = List.copyOf(state);
            into = List.copyOf(into);
            source = List.copyOf(source);
            post = List.copyOf(post);
            others = List.copyOf(others);
        }
    }

    /// Back along the synapses of the sources that are events, or not 0: along `source`, Σ over a row of
    /// weight times value at the target, and 0 for the other sources. Sixteen partial sums take a row's
    /// synapses in turn, each in one rounding, and are joined by halves.
    ///
    /// @param values along `post`
    /// @param weights along `synapse`, or one number for all
    /// @param sources events or a tensor, along `source`
    record Collect(Value values, Value weights, Value sources, Rows rows) implements Whole {}

    /// `into`, along `synapse`, with the value at the target of every synapse of every event added in
    /// place: how weights learn what they did.
    ///
    /// @param sources along `source`: events; or a tensor, where every source that is not 0 adds its own
    ///     value times that at the target, in one rounding
    /// @param values along `post`
    record Credit(Value into, Value sources, Value values, Rows rows) implements Whole {}

    /// What events do along rows that reach every target; see [FullProduct].
    record Full(FullProduct product, List<Value> given, FullRows rows) implements Whole {}

    /// Where the synapses of each source are and where they go: integers `[source]`, `[source]` and
    /// `[synapse]`.
    record Rows(Value start, Value end, Value target, Axis source, Axis synapse, Axis post) {

        /// The same axes with other numbers.
        public Rows with(Value newStart, Value newEnd, Value newTarget) {
            return new Rows(newStart, newEnd, newTarget, source, synapse, post);
        }
    }

    /// How long what is sent on a delay line `[slots, post]` travels: it arrives in the slot that is
    /// `delays` after `slot`, around the ring. What has a delay between whole steps is split linearly
    /// between the two slots next to it.
    ///
    /// @param delays from 0 to the number of slots, less than that if they are floats: integers or floats,
    ///     along `synapse`, or one for all
    /// @param slot of this step, an integer without axes
    record Travel(Value delays, Value slot, Axis slots) {}

    /// A delay line with the weight of every synapse of every event added in place where it will arrive,
    /// one after the other: sources, and the synapses of each, in ascending order.
    ///
    /// @param line `[slots, post]`; with further axes, of copies that do not meet, if `events` has them
    /// @param events along `source`, without batch axes; or a tensor, where every source that is not 0
    ///     sends its value times the weight (with copies: all sources)
    /// @param weights along `synapse`, or one number for all
    record DeliverLate(Value line, Value events, Value weights, Travel travel, Rows rows) implements Whole {}

    /// As [Sparse], where the place of a synapse is not a cell but a cell's slot on a delay line:
    /// `FORWARD` gives a line, `BACKWARD` has one at its left, `OUTER` at its right, both read between
    /// slots where delays are floats. Lines and cells may have further axes, of copies that do not meet;
    /// `OUTER` adds those up.
    ///
    /// @param left along `source`, tensor or events, for `FORWARD` and `OUTER`; a line for `BACKWARD`
    /// @param right weights along `synapse` for `FORWARD` and `BACKWARD`; a line for `OUTER`
    record SparseLate(SparseProduct product, Value left, Value right, Travel travel, Rows rows) implements Whole {}

    /// As [Deliver], along rows that are drawn, with one weight for all.
    record DeliverDrawn(Value into, Value events, Value weight, DrawnRows rows) implements Whole {}

    /// As [Deliver], or onto a line as [DeliverLate], along rows that programs make.
    record DeliverProcedural(Value into, Value events, ProceduralRows rows) implements Whole {}

    /// x with the slice at `index` along `axis` replaced; `index` has no axes, or some of the others of x.
    record Put(Value x, Value slice, Value index, Axis axis) implements Whole {}

    /// The solution y of Σ over `column` of matrix·y = right along `row`: small dense systems, by
    /// elimination with pivots.
    record Solve(Value matrix, Value right, Axis row, Axis column) implements Whole {}

    /// The solution y of a tridiagonal system along `axis`:
    /// lowerᵢ·yᵢ₋₁ + diagonalᵢ·yᵢ + upperᵢ₊₁·yᵢ₊₁ = rightᵢ. Both off-diagonals are numbered by the
    /// later of the two elements that they join, so that the transposed system has them exchanged; their
    /// first elements are not read. By elimination without pivots (Thomas), in O(n).
    record SolveTridiagonal(Value lower, Value diagonal, Value upper, Value right, Axis axis) implements Whole {}

    /// The solution y of a system along the branches of trees:
    /// lowerᵢ·y at the parent of i + diagonalᵢ·yᵢ + Σ over its children c of upper_c·y_c = rightᵢ. By
    /// elimination without pivots from the leaves to the roots (Hines 1984), in O(n).
    ///
    /// @param parent for each element the index of its parent, which comes before it; −1 for a root
    record SolveTree(Value lower, Value diagonal, Value upper, Value right, Value parent, Axis axis) implements Whole {}

    /// The root y of residual(y, arguments) = 0 by Newton's method from a guess, which has no part in
    /// the derivative.
    ///
    /// @param residual from y and the arguments to a float tensor: of the type of y, where every element
    ///     has its own equation, or with one axis of y replaced by another, where equations are coupled
    ///     along it
    /// @param jacobian from the same inputs to its derivative by y: of the type of y, or with both axes
    /// @param iterations how many steps are made, no less and no more
    record Root(Program residual, Program jacobian, Value guess, List<Value> arguments, int iterations)
            implements Whole {
        public Root {
            arguments = List.copyOf(arguments);
        }
    }

    /// One of two programs of the same inputs and outputs, chosen by one boolean.
    record Cond(Value condition, Program whenTrue, Program whenFalse, List<Value> arguments) implements Whole {
        public Cond {
            arguments = List.copyOf(arguments);
        }
    }

    /// A loop that ends when its condition fails, at the latest after as many turns as `bound` is long.
    /// Inputs of the condition and of the body are carries, then constants; the condition gives one
    /// boolean, the body the next carries.
    record While(Program condition, Program body, Axis bound, List<Value> carries, List<Value> constants)
            implements Whole {
        public While {
            carries = List.copyOf(carries);
            constants = List.copyOf(constants);
        }
    }

    /// The values this operation reads, in argument order.
    default List<Value> operands() {
        return switch (this) {
            case Constant _, Iota _ -> List.of();
            case Unary(var _, var x) -> List.of(x);
            case Binary(var _, var left, var right) -> List.of(left, right);
            case Compare(var _, var left, var right) -> List.of(left, right);
            case Fma(var a, var b, var c) -> List.of(a, b, c);
            case Select(var condition, var whenTrue, var whenFalse) -> List.of(condition, whenTrue, whenFalse);
            case Convert(var x, var _) -> List.of(x);
            case Bitcast(var x, var _) -> List.of(x);
            case Spike(var x, var _, var _) -> List.of(x);
            case LinearCrossing(var before, var after) -> List.of(before, after);
            case HermiteCrossing(var before, var after, var slopeBefore, var slopeAfter) ->
                List.of(before, after, slopeBefore, slopeAfter);
            case StopGradient(var x) -> List.of(x);
            case Philox(var key, var high, var low) -> List.of(key, high, low);
            case Broadcast(var x, var _) -> List.of(x);
            case Rename(var x, var _, var _) -> List.of(x);
            case Reduce(var _, var x, var _) -> List.of(x);
            case Gather(var x, var index, var _) -> List.of(x, index);
            case ScatterAdd(var updates, var index, var _, var _) -> List.of(updates, index);
            case Contract(var left, var right, var _) -> List.of(left, right);
            case Scan(var _, var _, var _, var carries, var xs, var constants, var _) -> {
                var all = new ArrayList<>(carries);
                all.addAll(xs);
                all.addAll(constants);
                yield List.copyOf(all);
            }
            case Custom(var _, var _, var _, var arguments) -> arguments;
            case Whole whole -> WholeOperands.of(whole);
        };
    }

    /// The same operation on other values, given in the order of [#operands()].
    default Op withOperands(List<Value> v) {
        return switch (this) {
            case Constant _, Iota _ -> this;
            case Unary(var function, var _) -> new Unary(function, v.get(0));
            case Binary(var function, var _, var _) -> new Binary(function, v.get(0), v.get(1));
            case Compare(var comparison, var _, var _) -> new Compare(comparison, v.get(0), v.get(1));
            case Fma _ -> new Fma(v.get(0), v.get(1), v.get(2));
            case Select _ -> new Select(v.get(0), v.get(1), v.get(2));
            case Convert(var _, var to) -> new Convert(v.get(0), to);
            case Bitcast(var _, var to) -> new Bitcast(v.get(0), to);
            case Spike(var _, var surrogate, var mode) -> new Spike(v.get(0), surrogate, mode);
            case LinearCrossing _ -> new LinearCrossing(v.get(0), v.get(1));
            case HermiteCrossing _ -> new HermiteCrossing(v.get(0), v.get(1), v.get(2), v.get(3));
            case StopGradient _ -> new StopGradient(v.get(0));
            case Philox _ -> new Philox(v.get(0), v.get(1), v.get(2));
            case Broadcast(var _, var axes) -> new Broadcast(v.get(0), axes);
            case Rename(var _, var from, var to) -> new Rename(v.get(0), from, to);
            case Reduce(var reduction, var _, var axis) -> new Reduce(reduction, v.get(0), axis);
            case Gather(var _, var _, var axis) -> new Gather(v.get(0), v.get(1), axis);
            case ScatterAdd(var _, var _, var axis, var axes) -> new ScatterAdd(v.get(0), v.get(1), axis, axes);
            case Contract(var _, var _, var axis) -> new Contract(v.get(0), v.get(1), axis);
            case Scan(var body, var axis, var reverse, var carries, var xs, var _, var saved) -> {
                int c = carries.size();
                int x = c + xs.size();
                yield new Scan(body, axis, reverse, v.subList(0, c), v.subList(c, x), v.subList(x, v.size()), saved);
            }
            case Custom(var primal, var jvp, var vjp, var _) -> new Custom(primal, jvp, vjp, v);
            case Whole whole -> WholeOperands.with(whole, v);
        };
    }
}
