package synfire.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import synfire.ir.Builder;
import synfire.ir.Program;

final class BackendsTest {

    @Test
    void load_always_findsTheReferenceBackend() {
        assertThat(Backends.load().all()).extracting(Backend::name).contains("reference");
    }

    @Test
    void best_fasterOneMissing_saysWhy() {
        var backends = new Backends(List.of(new ReferenceBackend(), new Pretended("fast", 9, Optional.of("no chip"))));

        var choice = backends.best();

        assertThat(choice.backend().name()).isEqualTo("reference");
        assertThat(choice.notes()).containsExactly("fast: no chip");
    }

    @Test
    void bestFor_programTheFasterOneCannotRun_fallsBack() {
        var backends = new Backends(List.of(new ReferenceBackend(), new Pretended("fast", 9, Optional.empty())));

        var choice = backends.bestFor(new Builder("odd").build());

        assertThat(choice.backend().name()).isEqualTo("reference");
        assertThat(choice.notes()).containsExactly("fast: too odd");
    }

    @Test
    void named_unknown_namesTheOnesThereAre() {
        var backends = new Backends(List.of(new ReferenceBackend()));

        assertThatThrownBy(() -> backends.named("gpu"))
                .hasMessage("there is no backend 'gpu'; choose one of reference");
    }

    @Test
    void named_unavailable_saysWhyNot() {
        var backends = new Backends(List.of(new Pretended("fast", 9, Optional.of("no chip"))));

        assertThatThrownBy(() -> backends.named("fast")).hasMessage("the backend 'fast' cannot run here: no chip");
    }

    /// A backend that only answers questions.
    private record Pretended(String name, int rank, Optional<String> whyNot) implements Backend {

        @Override
        public Optional<String> details() {
            return Optional.empty();
        }

        @Override
        public List<String> obstacles(Program program) {
            return List.of("too " + program.name());
        }

        @Override
        public Kernel compile(Program program, CompileOptions options) {
            throw new UnsupportedProgramException(name, program.name(), obstacles(program));
        }
    }
}
