package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Systems along chains and trees against the same systems written out in full.
final class BranchesTest {

    private static final Axis NODE = new Axis("node", 10);
    private static final Axis ROW = new Axis("row", 9);
    private static final TensorType NODES = TensorType.of(DType.F64, NODE);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 31})
    void solveTree_ofRandomForests_isTheDenseSolution(int n) {
        for (int seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(100L * n + seed);
            var parent = new long[n];
            Arrays.setAll(parent, i -> random.nextInt(5) == 0 ? -1 : random.nextInt(i + 1) - 1);

            agreesWithDense(random, parent, false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 31})
    void solveTridiagonal_ofRandomChains_isTheDenseSolution(int n) {
        for (int seed = 0; seed < 20; seed++) {
            var parent = new long[n];
            Arrays.setAll(parent, i -> i - 1);

            agreesWithDense(new SplittableRandom(100L * n + seed), parent, true);
        }
    }

    private static void agreesWithDense(SplittableRandom random, long[] parent, boolean chain) {
        int n = parent.length;
        var lower = random.doubles(n, -1, 1).toArray();
        var upper = random.doubles(n, -1, 1).toArray();
        var diagonal = random.doubles(n, 1, 2).map(x -> x + n).toArray();
        var right = random.doubles(n, -1, 1).toArray();
        var full = new double[n * n];
        for (int i = 0; i < n; i++) {
            full[i * n + i] = diagonal[i];
            if (parent[i] >= 0) {
                full[i * n + (int) parent[i]] = lower[i];
                full[(int) parent[i] * n + i] = upper[i];
            }
        }
        var sizes = Sizes.none().with(NODE, n).with(ROW, n);
        var at = Map.of(
                "lower", Tensor.of(NODES, lower),
                "diagonal", Tensor.of(NODES, diagonal),
                "upper", Tensor.of(NODES, upper),
                "right", Tensor.of(NODES, right),
                "parent", Tensor.ofIntegers(TensorType.of(DType.I64, NODE), parent),
                "matrix", Tensor.of(TensorType.of(DType.F64, ROW, NODE), full),
                "equations", Tensor.of(TensorType.of(DType.F64, ROW), right));

        var results = Interpreter.run(both(chain), at, sizes);

        assertThat(results.get("branches").toArray())
                .containsExactly(results.get("dense").toArray(), within(1e-13));
    }

    /// The same system along its branches and in full.
    private static Program both(boolean chain) {
        var b = new Builder("both");
        var lower = b.input("lower", NODES);
        var diagonal = b.input("diagonal", NODES);
        var upper = b.input("upper", NODES);
        var right = b.input("right", NODES);
        var parent = b.input("parent", TensorType.of(DType.I64, NODE));
        b.output(
                "branches",
                b.emit(
                        chain
                                ? new Op.SolveTridiagonal(lower, diagonal, upper, right, NODE)
                                : new Op.SolveTree(lower, diagonal, upper, right, parent, NODE)));
        b.output(
                "dense",
                b.emit(new Op.Solve(
                        b.input("matrix", TensorType.of(DType.F64, ROW, NODE)),
                        b.input("equations", TensorType.of(DType.F64, ROW)),
                        ROW,
                        NODE)));
        return Verifier.verify(b.build());
    }

    @Test
    void solveTree_parentAfterItsChild_saysWhich() {
        var sizes = Sizes.none().with(NODE, 2).with(ROW, 2);
        var ones = Tensor.of(NODES, 1, 1);
        var at = Map.of(
                "lower", ones,
                "diagonal", ones,
                "upper", ones,
                "right", ones,
                "parent", Tensor.ofIntegers(TensorType.of(DType.I64, NODE), 1, -1),
                "matrix", Tensor.of(TensorType.of(DType.F64, ROW, NODE), 1, 0, 0, 1),
                "equations", Tensor.of(TensorType.of(DType.F64, ROW), 1, 1));

        assertThatThrownBy(() -> Interpreter.run(both(false), at, sizes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "element 0 along 'node' has parent 1; parents come before their children, and roots have -1");
    }

    @Test
    void solveTree_parentOfFloats_doesNotFit() {
        var b = new Builder("floats");
        var x = b.input("x", NODES);

        assertThatThrownBy(() -> b.emit(new Op.SolveTree(x, x, x, x, x, NODE)))
                .isInstanceOf(IllegalProgramException.class)
                .hasMessage("operand types do not fit: solve_tree on [%0:f64[node], %0:f64[node], %0:f64[node], "
                        + "%0:f64[node], %0:f64[node]]");
    }
}
