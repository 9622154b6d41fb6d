package synfire.kernels.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Writes random programs of all that a lane program may hold: every number type, values with and without lanes,
/// elementwise operations over time outside of scans, forward scans with tape, reverse scans that read it.
///
/// The same seed gives the same program.
final class RandomLanePrograms {

    private static final List<List<Axis>> AXES = List.of(
            List.of(), List.of(Axis.LANE), List.of(Axis.LANE), List.of(Axis.TIME), List.of(Axis.TIME, Axis.LANE));

    private final SplittableRandom random;
    private final DType dtype;
    private final long seed;

    RandomLanePrograms(long seed, DType dtype) {
        this.seed = seed;
        this.dtype = dtype;
        this.random = new SplittableRandom(seed);
    }

    Program program() {
        var b = new Builder("random_" + seed);
        var pool = new RandomPool(random, b, dtype);
        for (int i = 0; i < 5; i++) {
            pool.add(b.input("x" + i, new TensorType(dtype, AXES.get(i))));
        }
        for (var other : List.of(DType.I64, DType.I32, DType.BOOL, dtype == DType.F64 ? DType.F32 : DType.F64)) {
            pool.add(b.input(other.text(), new TensorType(other, AXES.get(random.nextInt(AXES.size())))));
        }
        pool.grow(8 + random.nextInt(8));
        var tapes = forward(b, pool);
        pool.grow(4);
        reverse(b, pool, tapes);
        if (random.nextBoolean()) {
            reverse(b, pool, tapes);
        }
        pool.grow(6);
        var outputs = pool.latest(12);
        for (int i = 0; i < outputs.size(); i++) {
            b.output("y" + i, outputs.get(i));
        }
        return b.build();
    }

    /// Inputs of all kinds of numbers, few of them odd.
    Map<String, Tensor> inputs(Program program, Sizes sizes) {
        var odd = List.of(0.0, -0.0, 1e-310, 1e-40, 1e30, Double.NaN, Double.NEGATIVE_INFINITY);
        var inputs = new LinkedHashMap<String, Tensor>();
        for (var input : program.inputs()) {
            var type = input.value().tensor();
            var values = new double[sizes.elements(type)];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (type.dtype()) {
                    case F32, F64 ->
                        random.nextInt(40) == 0 ? odd.get(random.nextInt(odd.size())) : random.nextDouble(-4, 4);
                    case I32, I64 -> random.nextInt(-1000, 1000);
                    case BOOL -> random.nextInt(2);
                };
            }
            inputs.put(input.name(), Tensor.of(type, values));
        }
        return inputs;
    }

    /// The tapes of one or two new scans; what is not tape goes to the pool.
    private List<Value> forward(Builder b, RandomPool pool) {
        var tapes = new ArrayList<Value>();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            int saved = random.nextInt(4);
            var results = scan(b, pool, List.of(), false, saved);
            tapes.addAll(results.subList(results.size() - saved, results.size()));
            results.subList(0, results.size() - saved).forEach(pool::add);
        }
        return tapes;
    }

    private void reverse(Builder b, RandomPool pool, List<Value> tapes) {
        var read = tapes.stream().filter(_ -> random.nextInt(4) != 0).toList();
        scan(b, pool, read, true, 0).forEach(pool::add);
    }

    private List<Value> scan(Builder b, RandomPool pool, List<Value> tapes, boolean reverse, int saved) {
        var body = new Builder("body");
        var inside = new RandomPool(random, body, dtype);
        var carries = new ArrayList<Value>();
        var constants = new ArrayList<Value>();
        var xs = new ArrayList<>(tapes);
        carries.add(b.constant(3L));
        for (var value : pool.shuffled()) {
            if (value.axes().contains(Axis.TIME)) {
                if (xs.size() < tapes.size() + 3) {
                    xs.add(value);
                }
            } else if (carries.size() < 4) {
                carries.add(b.broadcast(value, List.of(Axis.LANE)));
            } else if (constants.size() < 4) {
                constants.add(value);
            }
        }
        var before = new ArrayList<Value>();
        for (int i = 0; i < carries.size(); i++) {
            before.add(body.input("c" + i, carries.get(i).type()));
        }
        before.forEach(inside::add);
        for (int i = 0; i < xs.size(); i++) {
            inside.add(body.input("x" + i, xs.get(i).tensor().without(Axis.TIME)));
        }
        for (int i = 0; i < constants.size(); i++) {
            inside.add(body.input("k" + i, constants.get(i).type()));
        }
        inside.grow(6 + random.nextInt(10));
        body.output("count", body.add(before.getFirst(), body.constant(2L)));
        for (int i = 1; i < carries.size(); i++) {
            var next = inside.latestOf(carries.get(i).dtype());
            body.output("c" + i, body.broadcast(next, List.of(Axis.LANE)));
        }
        for (int i = 0; i < saved + 2; i++) {
            body.output("y" + i, inside.any());
        }
        return b.emitAll(new Op.Scan(body.build(), Axis.TIME, reverse, carries, xs, constants, saved));
    }
}
