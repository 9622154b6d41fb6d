package synfire.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Writes random valid programs over `[lane]` and `[]` values, for tests: every transformation and
/// every backend must agree with the interpreter on all of them.
///
/// The same seed gives the same program. Inputs are floats `x0`, `x1`, … of the first type chosen
/// and outputs `y0`, `y1`, …; values stay within about ±30 (products are folded back by sigmoids
/// and bounded), so that results are rarely infinite, while `inputs` can mix in zeros, infinities,
/// NaN and subnormals on request.
///
/// {@snippet :
/// var generator = new ProgramGenerator(seed, DType.F64, EnumSet.allOf(Feature.class));
/// var program = generator.program();
/// var inputs = generator.inputs(program, sizes);
/// var outputs = Interpreter.run(program, inputs, sizes);
/// }
public final class ProgramGenerator {

    /// Kinds of operations that a program may contain beside float arithmetic.
    public enum Feature {
        /// exp, log, tanh and their like.
        FUNCTIONS,
        /// The rarer functions: power, remainder, inverse circular, erf.
        RARE_FUNCTIONS,
        /// Where a small change of an input may change the result much: compare, select, floor, spike.
        STEPS,
        /// i32 and i64 arithmetic, conversions and bits.
        INTEGERS,
        /// Philox bits, used as numbers in (0, 1).
        RANDOM,
        /// Scans over `time`, forward and reverse, with per-step inputs, outputs and constants.
        SCANS
    }

    private static final int INPUTS = 4;
    private final SplittableRandom random;
    private final DType dtype;
    private final Set<Feature> features;
    private final long seed;

    public ProgramGenerator(long seed, DType dtype, Set<Feature> features) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.dtype = dtype;
        this.features = Set.copyOf(features);
    }

    /// The next program: 10 to 40 operations at the outer level.
    public Program program() {
        var b = new Builder("random_" + Long.toString(seed, 36).replace('-', 'm'));
        var pool = new RandomSteps(random, b, dtype, features);
        for (int i = 0; i < INPUTS; i++) {
            pool.add(b.input("x" + i, type(i)));
        }
        pool.grow(10 + random.nextInt(30));
        var results = pool.results(3);
        for (int i = 0; i < results.size(); i++) {
            b.output("y" + i, results.get(i));
        }
        return Verifier.verify(b.build());
    }

    private TensorType type(int i) {
        return switch (i) {
            case 0 -> TensorType.scalar(dtype);
            case 1 ->
                features.contains(Feature.SCANS)
                        ? TensorType.of(dtype, Axis.TIME, Axis.LANE)
                        : TensorType.of(dtype, Axis.LANE);
            default -> TensorType.of(dtype, Axis.LANE);
        };
    }

    /// Random inputs in ±4.
    public Map<String, Tensor> inputs(Program program, Sizes sizes) {
        return inputs(program, sizes, 0);
    }

    /// Random inputs in ±4, of which a share are zeros, infinities, NaN, subnormals and huge numbers.
    public Map<String, Tensor> inputs(Program program, Sizes sizes, double oddShare) {
        var odd = List.of(0.0, -0.0, 1.0, 1e-310, 1e-40, 1e30, -1e300, Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0);
        var inputs = new LinkedHashMap<String, Tensor>();
        for (var input : program.inputs()) {
            var type = input.value().tensor();
            var values = new double[sizes.elements(type)];
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        random.nextDouble() < oddShare ? odd.get(random.nextInt(odd.size())) : random.nextDouble(-4, 4);
            }
            inputs.put(input.name(), Tensor.of(type, values));
        }
        return inputs;
    }

    /// All programs of seeds 0, 1, …, for parameterised tests.
    public static List<Program> programs(int count, DType dtype, Set<Feature> features) {
        var programs = new ArrayList<Program>();
        for (int seed = 0; seed < count; seed++) {
            programs.add(new ProgramGenerator(seed, dtype, features).program());
        }
        return programs;
    }
}
