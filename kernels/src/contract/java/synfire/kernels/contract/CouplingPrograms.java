package synfire.kernels.contract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SparseProduct;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.differentiate.Vjp;

/// Cells that read each other's variable: at once, after whole steps, and after real delays; the sum of all recorded.
///
/// @param copied whether each cell has copies that do not meet
record CouplingPrograms(DType dtype, boolean copied) {

    private static final Axis CELLS = new Axis("cells", 30);
    private static final Axis SYNAPSES = new Axis("synapses", 40);
    private static final Axis COPIES = new Axis("copies", 45);
    private static final Axis SLOTS = new Axis("slots", 2);
    private static final Axis ALL = new Axis("all", 35);
    private static final Axis ONE = new Axis("one", 31);
    private static final int DEPTH = 6;
    private static final int COPY_COUNT = 19;
    private static final List<String> CONSTANTS =
            List.of("start", "end", "target", "w", "whole", "real", "start_all", "end_all", "target_all", "ones");

    Program program() {
        var b = new Builder("coupling");
        var inputs = types();
        var step = b.input("step", TensorType.scalar(DType.I64));
        var x = b.input("x", type(CELLS));
        var line = b.input("line", type(SLOTS, CELLS));
        var constants =
                CONSTANTS.stream().map(name -> b.input(name, inputs.get(name))).toList();
        var results = b.emitAll(new Op.Scan(body(), Axis.TIME, false, List.of(step, x, line), List.of(), constants, 0));
        b.output("next.x", results.get(1));
        b.output("next.line", results.get(2));
        b.output("sum", results.get(3));
        b.output("now", results.get(4));
        return b.build();
    }

    /// The derivatives of what is left and what is recorded.
    Program gradient() {
        var by = copied ? List.of("x", "line") : List.of("x", "line", "w", "real");
        return Vjp.of(program(), by, List.of("next.x", "next.line", "sum", "now"));
    }

    private TensorType type(Axis... axes) {
        var type = TensorType.of(dtype, axes);
        return copied ? type.with(COPIES) : type;
    }

    private Map<String, TensorType> types() {
        var index = TensorType.of(DType.I64, CELLS);
        var types = new HashMap<String, TensorType>();
        types.put("start", index);
        types.put("end", index);
        types.put("target", TensorType.of(DType.I32, SYNAPSES));
        types.put("w", TensorType.of(dtype, SYNAPSES));
        types.put("whole", TensorType.of(DType.I32, SYNAPSES));
        types.put("real", TensorType.of(dtype, SYNAPSES));
        types.put("start_all", TensorType.of(DType.I64, ONE));
        types.put("end_all", TensorType.of(DType.I64, ONE));
        types.put("target_all", TensorType.of(DType.I32, ALL));
        types.put("ones", TensorType.of(dtype, ALL));
        return types;
    }

    private Program body() {
        var b = new Builder("body");
        var step = b.input("step", TensorType.scalar(DType.I64));
        var x = b.input("x", type(CELLS));
        var line = b.input("line", type(SLOTS, CELLS));
        var given = new HashMap<String, Value>();
        var types = types();
        CONSTANTS.forEach(name -> given.put(name, b.input(name, types.get(name))));
        // time runs backwards on the line, so that a delay leads to what was written before
        var back = b.binary(BinaryFunction.REMAINDER, step, b.constant((long) DEPTH));
        var slot = b.binary(
                BinaryFunction.REMAINDER, b.subtract(b.constant((long) DEPTH), back), b.constant((long) DEPTH));
        var written = b.emit(new Op.Put(line, b.square(x), slot, SLOTS));
        var rows = new Op.Rows(given.get("start"), given.get("end"), given.get("target"), CELLS, SYNAPSES, CELLS);
        var all = new Op.Rows(given.get("start_all"), given.get("end_all"), given.get("target_all"), ONE, ALL, CELLS);
        var now = b.emit(new Op.Sparse(SparseProduct.BACKWARD, x, given.get("w"), rows));
        var sum = now;
        for (var delay : List.of("whole", "real")) {
            var travel = new Op.Travel(given.get(delay), slot, SLOTS);
            sum = b.add(sum, b.emit(new Op.SparseLate(SparseProduct.BACKWARD, written, given.get("w"), travel, rows)));
        }
        var next = b.fma(b.like(x, 0.1), sum, b.scaled(0.5, x));
        b.output("step", b.add(step, b.constant(1L)));
        b.output("x", next);
        b.output("line", written);
        b.output("sum", b.emit(new Op.Sparse(SparseProduct.BACKWARD, next, given.get("ones"), all)));
        b.output("now", now);
        return b.build();
    }

    Sizes sizes(int steps, int cells, int perRow) {
        return Sizes.none()
                .with(COPIES, COPY_COUNT)
                .with(Axis.TIME, steps)
                .with(SLOTS, DEPTH)
                .with(CELLS, cells)
                .with(SYNAPSES, cells * perRow)
                .with(ALL, cells)
                .with(ONE, 1);
    }

    Map<String, Tensor> inputs(Program program, Sizes sizes, long seed) {
        var random = new SplittableRandom(seed);
        int cells = sizes.of(CELLS);
        int perRow = sizes.of(SYNAPSES) / cells;
        var inputs = new HashMap<String, Tensor>();
        for (var input : program.inputs()) {
            var values = new double[sizes.elements(input.value().tensor())];
            Arrays.setAll(values, i -> switch (input.name()) {
                case "step" -> 4;
                case "start" -> i * perRow;
                case "end" -> (i + 1) * perRow;
                case "target" -> random.nextInt(cells);
                case "whole" -> random.nextInt(DEPTH + 1);
                case "real" -> (DEPTH - 1) * random.nextDouble();
                case "start_all" -> 0;
                case "end_all" -> cells;
                case "target_all" -> i;
                case "ones" -> 1;
                case "w" -> (random.nextDouble() - 0.3) / perRow;
                default -> random.nextDouble();
            });
            inputs.put(input.name(), Tensor.of(input.value().tensor(), values));
        }
        return inputs;
    }
}
