package synfire.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import synfire.ir.ProgramGenerator.Feature;

/// Random operations on a growing pool of float values that stay within about ±30.
final class RandomSteps {

    private static final double BOUND = 30;
    private final SplittableRandom random;
    private final Builder b;
    private final DType dtype;
    private final Set<Feature> features;
    private final List<Value> pool = new ArrayList<>();

    RandomSteps(SplittableRandom random, Builder b, DType dtype, Set<Feature> features) {
        this.random = random;
        this.b = b;
        this.dtype = dtype;
        this.features = features;
    }

    private Set<Feature> without(Feature feature) {
        var rest = EnumSet.noneOf(Feature.class);
        features.stream().filter(each -> each != feature).forEach(rest::add);
        return rest;
    }

    void add(Value value) {
        pool.add(value);
    }

    /// Adds values by `count` operations.
    void grow(int count) {
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(20);
            if (kind == 0 && features.contains(Feature.SCANS)) {
                scan();
            } else if (kind <= 2 && features.contains(Feature.RANDOM)) {
                add(uniform());
            } else if (kind <= 4 && features.contains(Feature.INTEGERS)) {
                add(throughIntegers());
            } else if (kind <= 7 && features.contains(Feature.STEPS)) {
                add(stepped());
            } else if (kind <= 11 && features.contains(Feature.FUNCTIONS)) {
                add(function());
            } else if (kind <= 13 && features.contains(Feature.RARE_FUNCTIONS)) {
                add(rareFunction());
            } else {
                add(arithmetic());
            }
        }
    }

    /// The last value and others at random.
    List<Value> results(int count) {
        var results = new ArrayList<Value>();
        results.add(pool.getLast());
        while (results.size() < count) {
            results.add(any());
        }
        return results;
    }

    private Value any() {
        // mostly recent ones, so that programs are deep
        int n = pool.size();
        return pool.get(random.nextBoolean() ? n - 1 - random.nextInt(Math.min(4, n)) : random.nextInt(n));
    }

    private Value number() {
        return b.constant(
                dtype, List.of(-2.5, -1.0, -0.5, 0.0, 0.1, 0.5, 1.0, 2.0, 3.0).get(random.nextInt(9)));
    }

    private Value anyOrNumber() {
        return random.nextInt(4) == 0 ? number() : any();
    }

    private Value bounded(Value x) {
        return b.minimum(b.maximum(x, b.constant(dtype, -BOUND)), b.constant(dtype, BOUND));
    }

    private Value positive(Value x) {
        return b.add(b.multiply(x, x), b.constant(dtype, 0.25));
    }

    private Value arithmetic() {
        var x = any();
        var y = anyOrNumber();
        return switch (random.nextInt(12)) {
            case 0, 1 -> bounded(b.add(x, y));
            case 2, 3 -> bounded(b.subtract(x, y));
            case 4, 5 -> bounded(b.multiply(x, y));
            case 6 -> bounded(b.divide(x, positive(y)));
            case 7 -> bounded(b.fma(x, y, anyOrNumber()));
            case 8 -> b.unary(UnaryFunction.SQRT, positive(x));
            case 9 -> b.unary(UnaryFunction.RECIPROCAL, positive(x));
            case 10 -> b.negate(x);
            default -> random.nextBoolean() ? b.minimum(x, y) : b.unary(UnaryFunction.ABSOLUTE, b.maximum(x, y));
        };
    }

    private Value function() {
        var x = any();
        return switch (random.nextInt(9)) {
            case 0 -> bounded(b.exp(b.multiply(x, b.constant(dtype, 0.1))));
            case 1 -> bounded(b.unary(UnaryFunction.EXPM1, b.multiply(x, b.constant(dtype, 0.1))));
            case 2 -> bounded(b.unary(UnaryFunction.EXPREL, b.multiply(x, b.constant(dtype, -0.1))));
            case 3 -> b.unary(UnaryFunction.LOG, positive(x));
            case 4 -> b.unary(UnaryFunction.LOG1P, b.unary(UnaryFunction.ABSOLUTE, x));
            case 5 -> b.unary(UnaryFunction.SIGMOID, x);
            case 6 -> b.unary(UnaryFunction.TANH, x);
            case 7 -> b.unary(UnaryFunction.SIN, x);
            default -> b.unary(UnaryFunction.COS, x);
        };
    }

    private Value rareFunction() {
        var x = any();
        return switch (random.nextInt(9)) {
            case 0 -> b.unary(UnaryFunction.ATAN, x);
            case 1 -> b.unary(UnaryFunction.ASIN, b.unary(UnaryFunction.TANH, x));
            case 2 -> b.unary(UnaryFunction.ACOS, b.unary(UnaryFunction.TANH, x));
            case 3 -> b.unary(UnaryFunction.ERF, x);
            case 4 -> bounded(b.unary(UnaryFunction.SINH, b.multiply(x, b.constant(dtype, 0.1))));
            case 5 -> bounded(b.unary(UnaryFunction.COSH, b.multiply(x, b.constant(dtype, 0.1))));
            case 6 -> bounded(b.unary(UnaryFunction.TAN, b.multiply(x, b.constant(dtype, 0.04))));
            case 7 -> bounded(b.binary(BinaryFunction.POWER, positive(x), b.unary(UnaryFunction.TANH, any())));
            default -> bounded(b.binary(BinaryFunction.POWER, x, b.constant(dtype, 1 + random.nextInt(4))));
        };
    }

    private Value stepped() {
        var x = any();
        var comparison = List.of(Comparison.values()).get(random.nextInt(Comparison.values().length));
        return switch (random.nextInt(7)) {
            case 0, 1 -> b.select(b.compare(comparison, x, anyOrNumber()), any(), anyOrNumber());
            case 2 -> b.convert(b.compare(comparison, x, anyOrNumber()), dtype);
            case 3 -> b.unary(UnaryFunction.FLOOR, x);
            case 4 -> b.unary(random.nextBoolean() ? UnaryFunction.CEILING : UnaryFunction.ROUND, x);
            case 5 -> b.unary(UnaryFunction.SIGN, x);
            default -> {
                var both = b.binary(
                        random.nextBoolean() ? BinaryFunction.AND : BinaryFunction.XOR,
                        b.compare(Comparison.LESS, x, any()),
                        b.unary(UnaryFunction.NOT, b.compare(Comparison.GREATER_EQUAL, any(), number())));
                yield b.select(both, x, any());
            }
        };
    }

    /// To whole numbers, through integer arithmetic, and back into ±8.
    private Value throughIntegers() {
        var integer = random.nextBoolean() ? DType.I32 : DType.I64;
        var x = b.convert(any(), integer);
        var y = b.convert(any(), integer);
        var two = b.constant(integer, 2);
        var z = switch (random.nextInt(7)) {
            case 0 -> b.add(x, y);
            case 1 -> b.multiply(x, b.subtract(y, two));
            case 2 -> b.binary(BinaryFunction.AND, x, y);
            case 3 -> b.binary(BinaryFunction.XOR, x, b.binary(BinaryFunction.SHIFT_LEFT, y, two));
            case 4 -> b.binary(BinaryFunction.SHIFT_RIGHT, x, b.constant(integer, integer == DType.I32 ? 29 : 61));
            case 5 -> b.binary(BinaryFunction.SHIFT_RIGHT_SIGNED, x, two);
            default -> b.binary(BinaryFunction.OR, b.minimum(x, y), b.maximum(x, two));
        };
        return b.convert(b.binary(BinaryFunction.REMAINDER, z, b.constant(integer, 8)), dtype);
    }

    /// A number in [0, 1) of 24 random bits.
    private Value uniform() {
        var counter = b.convert(any(), DType.I64);
        var bits = b.emitAll(new Op.Philox(b.constant(random.nextLong(1000)), counter, b.constant(7L)));
        var top = b.binary(BinaryFunction.SHIFT_RIGHT, bits.get(random.nextInt(2)), b.constant(40L));
        return b.multiply(b.convert(top, dtype), b.constant(dtype, 0x1p-24));
    }

    /// A loop that carries two values, reads one per step and several throughout, and writes one or
    /// two per step.
    private void scan() {
        boolean reverse = random.nextBoolean();
        var lanes = TensorType.of(dtype, Axis.LANE);
        var body = new Builder("body");
        var inside = new RandomSteps(random, body, dtype, without(Feature.SCANS));
        var carries = new ArrayList<Value>();
        var xs = new ArrayList<Value>();
        var constants = new ArrayList<Value>();
        var choices = new ArrayList<>(pool);
        Collections.shuffle(choices, new Random(random.nextLong()));
        for (var value : choices) {
            if (value.axes().contains(Axis.TIME)) {
                if (xs.size() < 2) {
                    xs.add(value);
                }
            } else if (carries.size() < 2) {
                carries.add(b.broadcast(value, List.of(Axis.LANE)));
            } else if (constants.size() < 4) {
                constants.add(value);
            }
        }
        for (int i = 0; i < carries.size(); i++) {
            inside.add(body.input("c" + i, lanes));
        }
        for (int i = 0; i < xs.size(); i++) {
            inside.add(body.input("x" + i, xs.get(i).tensor().without(Axis.TIME)));
        }
        for (int i = 0; i < constants.size(); i++) {
            inside.add(body.input("k" + i, constants.get(i).type()));
        }
        inside.grow(6 + random.nextInt(8));
        int outputs = 1 + random.nextInt(2);
        var results = inside.results(carries.size() + outputs);
        for (int i = 0; i < results.size(); i++) {
            body.output(
                    "o" + i, i < carries.size() ? body.broadcast(results.get(i), List.of(Axis.LANE)) : results.get(i));
        }
        b.emitAll(new Op.Scan(body.build(), Axis.TIME, reverse, carries, xs, constants, 0))
                .forEach(this::add);
    }
}
