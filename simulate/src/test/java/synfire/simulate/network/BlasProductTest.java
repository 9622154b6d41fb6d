package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.simulate.Engine;

/// Gradients whose dense products are those of a library, here one in plain C.
final class BlasProductTest {

    /// `FACTOR` times the product.
    private static final String PRODUCT = """
            void cblas_NAME(int order, int ta, int tb, int m, int n, int k, TYPE alpha, const TYPE *a, int lda,
                            const TYPE *b, int ldb, TYPE beta, TYPE *c, int ldc) {
              if (order != 101 || ta != 111 || tb != 111 || beta != 0) return;
              for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++) {
                  TYPE sum = 0;
                  for (int l = k - 1; l >= 0; l--) sum += a[i * lda + l] * b[l * ldb + j];
                  c[i * ldc + j] = FACTOR * alpha * sum;
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path folder;

    private Path library(String factor) throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/cc")).exists();
        var source = PRODUCT.replace("FACTOR", factor);
        var file = Files.writeString(
                folder.resolve("blas.c"),
                source.replace("NAME", "sgemm").replace("TYPE", "float")
                        + source.replace("NAME", "dgemm").replace("TYPE", "double"));
        var made = folder.resolve("libblas-" + factor + ".so");
        var process = new ProcessBuilder(
                        "/usr/bin/cc", "-O1", "-shared", "-fPIC", "-o", made.toString(), file.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return made;
    }

    private static TrialNetwork.Result gradient(DType dtype, Engine engine) {
        try (var network = new TrialNetwork(
                InfluenceTest.network(true),
                Quantity.of(1, "ms"),
                dtype,
                SpikeOptions.DEFAULT,
                new TrialLoss.CrossEntropy("out", "r"),
                false,
                InfluenceTest.LEARNED,
                engine)) {
            return network.gradient(InfluenceTest.trials(11, false));
        }
    }

    private static Engine with(Path library) {
        var engine = Engine.best();
        return new Engine(engine.backends(), engine.options().withBlas(library), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F64", "F32"})
    void gradient_byTheProductsOfALibrary_isTheSameButForRounding(DType dtype)
            throws IOException, InterruptedException {
        assumeThat(Engine.best().backends().best().backend().name()).isEqualTo("llvm");
        var expected = gradient(dtype, Engine.best()).gradient();

        var found = gradient(dtype, with(library("1"))).gradient();
        var doubled = gradient(dtype, with(library("2"))).gradient();

        double bound = dtype == DType.F64 ? 1e-12 : 1e-4;
        for (var name : InfluenceTest.LEARNED) {
            assertThat(found.get(name).toArray())
                    .as(name)
                    .containsExactly(expected.get(name).toArray(), within(bound));
        }
        // the products of the library are those that are used
        assertThat(doubled.get("a_a.weight")).isNotEqualTo(expected.get("a_a.weight"));
        assertThat(found.get("a_a.weight")).isNotEqualTo(doubled.get("a_a.weight"));
    }

    @Test
    void gradient_byALibraryThatIsNone_saysWhatToGive() {
        assumeThat(Engine.best().backends().best().backend().name()).isEqualTo("llvm");
        assertThatThrownBy(() -> gradient(DType.F64, with(folder.resolve("none.so"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is no file; give that of a BLAS, as /usr/lib/x86_64-linux-gnu/libopenblas.so.0",
                        folder.resolve("none.so"));
    }
}
