package synfire.equations.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiagnosticTest {

    @Test
    void render_dimensionMismatch_showsProblemPlaceAndFix() {
        var source = new Source("lif.eq", "model lif\n  dv/dt = (E_L - v) + R*I : mV\n");
        var mismatch = new Diagnostic(
                "dimension-mismatch",
                new SourceSpan(2, 11, 15),
                "the right-hand side is in mV, but dv/dt is in mV/ms",
                "divide by a time constant: ((E_L - v) + R*I)/tau");

        assertThat(mismatch.render(source)).isEqualTo("""
                lif.eq:2:11: error[dimension-mismatch]: the right-hand side is in mV, but dv/dt is in mV/ms
                  2 |   dv/dt = (E_L - v) + R*I : mV
                                ^^^^^^^^^^^^^^^
                fix: divide by a time constant: ((E_L - v) + R*I)/tau""");
    }

    @Test
    void span_regionOverLines_endsWithItsFirstLine() {
        var source = new Source("x", "ab\ncd\nef");

        assertThat(source.span(new Region(4, 8))).isEqualTo(new SourceSpan(2, 2, 1));
        assertThat(source.span(new Region(8, 8))).isEqualTo(new SourceSpan(3, 3, 1));
    }
}
