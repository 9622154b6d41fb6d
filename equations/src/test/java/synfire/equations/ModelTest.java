package synfire.equations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;

final class ModelTest {

    private static final String TEXT = """
            # cell: a cell.
            #
            # It rests.
            #
            # Assumes: little.
            # Reference: Nobody (2000).
            # Checked by: ModelTest.

            model cell

            parameters
              tau = 10 ms  in (0, inf)  # time constant
              E   = -70 mV              # rest

            state
              v = E                    # membrane potential
              m = m_inf
              n = 0     : 1 (integer)

            inputs
              I : mV  # drive

            equations
              m_inf = 1/(1 + exp(-v/mV)) : 1
              dv/dt = (E - v + I)/tau    : mV (unless refractory)
              dm/dt = (m_inf - m)/tau    : 1

            before step:
              n += 1

            on v >= -50 mV
              v = E
              spike, refractory for 2 ms

            surrogate sigmoid(alpha=2) of (v + 50 mV)/mV
            update: in order
            reset: next step
            scheme rk4
            """;

    private final Model model = Model.parse(new Source("cell.model", TEXT));

    @Test
    void text_ofModel_isTheFileInItsStandardForm() {
        assertThat(model.text()).isEqualTo(TEXT);
    }

    @Test
    void initialValues_ofGates_areWrittenInParameters() {
        var values = model.initialValues();

        assertThat(ExprText.of(values.getOrDefault("m", model.state().getFirst().initial())))
                .isEqualTo("1/(1 + exp(-E/mV))");
    }

    @Test
    void withDefaults_inAnotherUnit_keepsTheParametersUnit() {
        var changed = model.withDefaults(Map.of("tau", Quantity.of(0.02, "second")));

        assertThat(changed.parameter("tau").value()).isEqualTo(Quantity.of(20, "ms"));
        assertThat(changed.withDefaults(Map.of("tau", Quantity.of(10, "ms")))).isEqualTo(model);
    }

    @Test
    void withDefaults_wrong_saysWhy() {
        assertThatThrownBy(() -> model.withDefaults(Map.of("tua", Quantity.of(1, "ms"))))
                .hasMessage("model 'cell' has no parameter 'tua'; did you mean 'tau'?");
        assertThatThrownBy(() -> model.withDefaults(Map.of("gain", Quantity.of(1, "ms"))))
                .hasMessage("model 'cell' has no parameter 'gain'; its parameters are: E, tau");
        assertThatThrownBy(() -> model.withDefaults(Map.of("tau", Quantity.of(1, "mV"))))
                .hasMessage("parameter 'tau' is in ms, and cannot be set to 1 mV");
        assertThatThrownBy(() -> model.withDefaults(Map.of("tau", Quantity.of(-1, "ms"))))
                .hasMessage("parameter 'tau' cannot be set to -1 ms: that is outside (0, inf) ms");
    }

    @Test
    void header_ofFile_isReadInParts() {
        assertThat(model.header())
                .isEqualTo(new Header("a cell.", "It rests.", "little.", "Nobody (2000).", "ModelTest."));
    }

    @Test
    void surrogate_ofModel_isAFunctionWithItsSettings() {
        assertThat(SurrogateCatalogue.function(model.spiking().surrogate()))
                .isEqualTo(new synfire.ir.Surrogate.Sigmoid(2));
        assertThat(SurrogateCatalogue.names())
                .hasSize(18)
                .allSatisfy(name -> assertThat(SurrogateCatalogue.function(
                                new Surrogate(name, new TreeMap<>(), new Surrogate.Margin())))
                        .isNotNull());
    }

    @Test
    void equations_inAnyOrder_areSortedByUse() {
        var sorted = Model.fromEquations("a = b + c : 1\nc = 2*b : 1\nb = x : 1\ndx/dt = -a/ms : 1", Map.of())
                .model();

        assertThat(sorted.subexpressions())
                .extracting(Equation.Subexpression::name)
                .isEqualTo(List.of("b", "c", "a"));
    }
}
