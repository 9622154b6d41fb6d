package synfire.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads one operation of program text, from its word to its last inner program.
final class OperationReader {

    private final TextCursor cursor;
    private final List<Value> results;
    private final Supplier<List<Value>> operands;

    /// @param results declared before the `=`
    OperationReader(TextCursor cursor, List<Value> results, Supplier<List<Value>> operands) {
        this.cursor = cursor;
        this.results = results;
        this.operands = operands;
    }

    Op operation() {
        var word = cursor.word("_");
        var unary = named(UnaryFunction.values(), UnaryFunction::text, word);
        if (unary.isPresent()) {
            return new Op.Unary(unary.get(), operands(1).getFirst());
        }
        var binary = named(BinaryFunction.values(), BinaryFunction::text, word);
        if (binary.isPresent()) {
            var v = operands(2);
            return new Op.Binary(binary.get(), v.get(0), v.get(1));
        }
        var comparison = named(Comparison.values(), Comparison::text, word);
        if (comparison.isPresent()) {
            var v = operands(2);
            return new Op.Compare(comparison.get(), v.get(0), v.get(1));
        }
        return special(word);
    }

    private Op special(String word) {
        return switch (word) {
            case "constant" -> constant();
            case "fma" -> {
                var v = operands(3);
                yield new Op.Fma(v.get(0), v.get(1), v.get(2));
            }
            case "select" -> {
                var v = operands(3);
                yield new Op.Select(v.get(0), v.get(1), v.get(2));
            }
            case "convert" -> {
                var to = Types.dtype(cursor);
                yield new Op.Convert(operands(1).getFirst(), to);
            }
            case "bitcast" -> {
                var to = Types.dtype(cursor);
                yield new Op.Bitcast(operands(1).getFirst(), to);
            }
            case "spike" -> {
                var mode = choice(SpikeMode.values(), SpikeMode::text, "a mode");
                var surrogate = SurrogateText.read(cursor.skipInLine());
                yield new Op.Spike(operands(1).getFirst(), surrogate, mode);
            }
            case "linear_crossing" -> {
                var v = operands(2);
                yield new Op.LinearCrossing(v.get(0), v.get(1));
            }
            case "hermite_crossing" -> {
                var v = operands(4);
                yield new Op.HermiteCrossing(v.get(0), v.get(1), v.get(2), v.get(3));
            }
            case "stop_gradient" -> new Op.StopGradient(operands(1).getFirst());
            case "philox" -> {
                var v = operands(3);
                yield new Op.Philox(v.get(0), v.get(1), v.get(2));
            }
            default -> shaping(word);
        };
    }

    private Op shaping(String word) {
        return switch (word) {
            case "iota" -> new Op.Iota(Types.axis(cursor));
            case "broadcast" -> {
                var axes = Types.axes(cursor);
                yield new Op.Broadcast(operands(1).getFirst(), axes);
            }
            case "rename" -> {
                var from = Types.axis(cursor);
                var to = Types.axis(cursor);
                yield new Op.Rename(operands(1).getFirst(), from, to);
            }
            case "reduce" -> {
                var reduction = choice(Reduction.values(), Reduction::text, "a reduction");
                var axis = Types.axis(cursor);
                yield new Op.Reduce(reduction, operands(1).getFirst(), axis);
            }
            case "gather" -> {
                var axis = Types.axis(cursor);
                var v = operands(2);
                yield new Op.Gather(v.get(0), v.get(1), axis);
            }
            case "scatter_add" -> {
                var axis = Types.axis(cursor);
                var axes = Types.axes(cursor);
                var v = operands(2);
                yield new Op.ScatterAdd(v.get(0), v.get(1), axis, axes);
            }
            case "contract" -> {
                var axis = Types.axis(cursor);
                var v = operands(2);
                yield new Op.Contract(v.get(0), v.get(1), axis);
            }
            case "scan" -> scan();
            case "custom" -> {
                var v = operands.get();
                var primal = ProgramReader.program(cursor);
                var jvp = ProgramReader.program(cursor);
                yield new Op.Custom(primal, jvp, ProgramReader.program(cursor), v);
            }
            default -> whole(word);
        };
    }

    private Op whole(String word) {
        return switch (word) {
            case "events" -> {
                var source = Types.axis(cursor);
                yield new Op.Events(operands(1).getFirst(), source);
            }
            case "timed_events" -> {
                var source = Types.axis(cursor);
                var v = operands(2);
                yield new Op.TimedEvents(v.get(0), v.get(1), source);
            }
            case "dense" -> new Op.Dense(operands(1).getFirst());
            case "offsets" -> new Op.Offsets(operands(1).getFirst());
            case "sparse" -> {
                var product = choice(SparseProduct.values(), SparseProduct::text, "a product");
                var source = Types.axis(cursor);
                var synapse = Types.axis(cursor);
                var post = Types.axis(cursor);
                var v = operands(5);
                var rows = new Op.Rows(v.get(2), v.get(3), v.get(4), source, synapse, post);
                yield new Op.Sparse(product, v.get(0), v.get(1), rows);
            }
            case "deliver", "collect", "credit" -> alongRows(word);
            case "visit" -> {
                var source = Types.axis(cursor);
                var synapse = Types.axis(cursor);
                var post = Types.axis(cursor);
                var counts = VisitOperands.COUNTS.stream()
                        .map(label -> count(label + "="))
                        .toList();
                var v = operands(4 + counts.stream().mapToInt(c -> c).sum());
                var rows = new Op.Rows(v.get(1), v.get(2), v.get(3), source, synapse, post);
                yield VisitOperands.visit(ProgramReader.program(cursor), rows, counts, v);
            }
            case "deliver_drawn" -> {
                var source = Types.axis(cursor);
                var post = Types.axis(cursor);
                var v = operands(10);
                var rows = DrawnRows.of(v.subList(3, 10), source, post);
                yield new Op.DeliverDrawn(v.get(0), v.get(1), v.get(2), rows);
            }
            case "deliver_procedural" -> procedural();
            case "deliver_late" -> {
                var slots = Types.axis(cursor);
                var source = Types.axis(cursor);
                var synapse = Types.axis(cursor);
                var post = Types.axis(cursor);
                var v = operands(8);
                var rows = new Op.Rows(v.get(5), v.get(6), v.get(7), source, synapse, post);
                yield new Op.DeliverLate(v.get(0), v.get(1), v.get(2), new Op.Travel(v.get(3), v.get(4), slots), rows);
            }
            case "sparse_late" -> {
                var product = choice(SparseProduct.values(), SparseProduct::text, "a product");
                var slots = Types.axis(cursor);
                var source = Types.axis(cursor);
                var synapse = Types.axis(cursor);
                var post = Types.axis(cursor);
                var v = operands(7);
                var rows = new Op.Rows(v.get(4), v.get(5), v.get(6), source, synapse, post);
                yield new Op.SparseLate(product, v.get(0), v.get(1), new Op.Travel(v.get(2), v.get(3), slots), rows);
            }
            case "full" -> {
                var product = choice(FullProduct.values(), FullProduct::text, "a product");
                var source = Types.axis(cursor);
                var row = Types.axis(cursor);
                var rows = new FullRows(source, row, Types.axis(cursor));
                yield new Op.Full(product, operands(product.operands()), rows);
            }
            case "put" -> {
                var axis = Types.axis(cursor);
                var v = operands(3);
                yield new Op.Put(v.get(0), v.get(1), v.get(2), axis);
            }
            case "solve" -> {
                var row = Types.axis(cursor);
                var column = Types.axis(cursor);
                var v = operands(2);
                yield new Op.Solve(v.get(0), v.get(1), row, column);
            }
            case "solve_tridiagonal" -> {
                var axis = Types.axis(cursor);
                var v = operands(4);
                yield new Op.SolveTridiagonal(v.get(0), v.get(1), v.get(2), v.get(3), axis);
            }
            case "solve_tree" -> {
                var axis = Types.axis(cursor);
                var v = operands(5);
                yield new Op.SolveTree(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), axis);
            }
            case "root" -> {
                int iterations = count("iterations=");
                var v = operandsFrom(1);
                var residual = ProgramReader.program(cursor);
                var jacobian = ProgramReader.program(cursor);
                yield new Op.Root(residual, jacobian, v.getFirst(), v.subList(1, v.size()), iterations);
            }
            case "cond" -> {
                var v = operandsFrom(1);
                var whenTrue = ProgramReader.program(cursor);
                var whenFalse = ProgramReader.program(cursor);
                yield new Op.Cond(v.getFirst(), whenTrue, whenFalse, v.subList(1, v.size()));
            }
            case "while" -> {
                var bound = Types.axis(cursor);
                int carries = count("carries=");
                var v = operandsFrom(carries);
                var condition = ProgramReader.program(cursor);
                var body = ProgramReader.program(cursor);
                yield new Op.While(condition, body, bound, v.subList(0, carries), v.subList(carries, v.size()));
            }
            default -> throw cursor.fail("'%s' is no operation".formatted(word));
        };
    }

    private Op alongRows(String word) {
        var source = Types.axis(cursor);
        var synapse = Types.axis(cursor);
        var post = Types.axis(cursor);
        var v = operands(6);
        var rows = new Op.Rows(v.get(3), v.get(4), v.get(5), source, synapse, post);
        return switch (word) {
            case "deliver" -> new Op.Deliver(v.get(0), v.get(1), v.get(2), rows);
            case "collect" -> new Op.Collect(v.get(0), v.get(1), v.get(2), rows);
            default -> new Op.Credit(v.get(0), v.get(1), v.get(2), rows);
        };
    }

    private Op scan() {
        var axis = Types.axis(cursor);
        boolean reverse = cursor.skipInLine().accept("reverse");
        if (!reverse) {
            cursor.expect("forward");
        }
        int carries = count("carries=");
        int xs = carries + count("xs=");
        int saved = count("saved=");
        var v = operandsFrom(xs);
        var body = ProgramReader.program(cursor);
        return new Op.Scan(
                body, axis, reverse, v.subList(0, carries), v.subList(carries, xs), v.subList(xs, v.size()), saved);
    }

    private Op procedural() {
        boolean ascending = count("ascending=") != 0;
        boolean weight = count("redrawn=") != 0;
        boolean delay = count("redrawn=") != 0;
        int late = count("late=");
        int places = ProceduralRows.COUNT + count("places=");
        var slots = Types.axis(cursor);
        var source = Types.axis(cursor);
        var post = Types.axis(cursor);
        var v = operands(2 + places + late);
        var read = v.subList(2, v.size());
        return new Op.DeliverProcedural(
                v.get(0),
                v.get(1),
                new ProceduralRows(
                        ascending,
                        ProgramReader.program(cursor),
                        ProgramReader.program(cursor),
                        new ProceduralRows.Numbers(ProgramReader.program(cursor), weight),
                        new ProceduralRows.Numbers(ProgramReader.program(cursor), delay),
                        read.subList(0, ProceduralRows.COUNT),
                        read.subList(ProceduralRows.COUNT, places),
                        read.subList(places, read.size()),
                        source,
                        post,
                        slots));
    }

    private int count(String label) {
        cursor.expect(label);
        int count = cursor.integer();
        if (count < 0) {
            throw cursor.fail("expected a count, not %d".formatted(count));
        }
        return count;
    }

    private List<Value> operands(int count) {
        var v = operands.get();
        if (v.size() != count) {
            throw cursor.fail("expected %d operands, not %d".formatted(count, v.size()));
        }
        return v;
    }

    private List<Value> operandsFrom(int least) {
        var v = operands.get();
        if (v.size() < least) {
            throw cursor.fail("expected at least %d operands, not %d".formatted(least, v.size()));
        }
        return v;
    }

    /// A constant, of the number type of its result.
    private Op.Constant constant() {
        if (results.size() != 1) {
            throw cursor.fail("a constant has one result, not %d".formatted(results.size()));
        }
        var dtype = results.getFirst().dtype();
        var word = cursor.skipInLine().word("+-.:");
        try {
            return new Op.Constant(
                    dtype,
                    switch (dtype) {
                        case F64 ->
                            word.startsWith("bits:")
                                    ? Long.parseUnsignedLong(word.substring(5), 16)
                                    : Double.doubleToRawLongBits(Double.parseDouble(word));
                        case F32 ->
                            word.startsWith("bits:")
                                    ? Integer.parseUnsignedInt(word.substring(5), 16)
                                    : Float.floatToRawIntBits(Float.parseFloat(word));
                        case I32, I64 -> Long.parseLong(word);
                        case BOOL -> choice(List.of("false", "true").indexOf(word), word);
                    });
        } catch (NumberFormatException e) {
            throw cursor.fail("'%s' is no number of type %s".formatted(word, dtype.text()));
        }
    }

    private long choice(int index, String word) {
        if (index < 0) {
            throw cursor.fail("'%s' is neither true nor false".formatted(word));
        }
        return index;
    }

    private <T> T choice(T[] all, Function<T, String> text, String what) {
        var word = cursor.skipInLine().word("_");
        return named(all, text, word)
                .orElseThrow(() -> cursor.fail("'%s' is not %s; choose from %s"
                        .formatted(word, what, Arrays.stream(all).map(text).toList())));
    }

    private static <T> Optional<T> named(T[] all, Function<T, String> text, String word) {
        return Arrays.stream(all).filter(each -> text.apply(each).equals(word)).findFirst();
    }
}
