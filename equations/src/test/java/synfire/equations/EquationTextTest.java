package synfire.equations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// Strings in the forms that published scripts use.
final class EquationTextTest {

    @Test
    void model_adaptiveExponential_isReadUnchanged() {
        var model = Model.fromEquations(
                        """
                        dvm/dt = (gL*(EL - vm) + gL*DeltaT*exp((vm - VT)/DeltaT) + I - w)/C : volt
                        dw/dt = (a*(vm - EL) - w)/tauw : amp
                        I : amp
                        """,
                        Map.of(
                                "gL", Quantity.of(30, "nS"),
                                "EL", Quantity.of(-70.6, "mV"),
                                "DeltaT", Quantity.of(2, "mV"),
                                "VT", Quantity.of(-50.4, "mV"),
                                "C", Quantity.of(281, "pF"),
                                "a", Quantity.of(4, "nS"),
                                "b", Quantity.of(0.0805, "nA"),
                                "tauw", Quantity.of(144, "ms"),
                                "Vr", Quantity.of(-70.6, "mV"),
                                "unused", Quantity.of(1, "mV")))
                .threshold("vm > 20*mV")
                .reset("vm = Vr; w += b")
                .initial("vm", "EL")
                .method("exponential_euler")
                .model();

        assertThat(model.state()).extracting(StateVariable::name).containsExactly("vm", "w");
        assertThat(model.parameters())
                .extracting(Parameter::name)
                .containsExactly("I", "C", "DeltaT", "EL", "VT", "Vr", "a", "b", "gL", "tauw");
        assertThat(model.initialValues()).containsEntry("vm", new Expr.Name("EL"));
        assertThat(model.scheme()).isEqualTo("exponential_euler");
        assertThat(model.spikeEvent().orElseThrow().statements())
                .extracting(s -> s.target() + "|" + ExprText.of(s.result()))
                .containsExactly("vm|Vr", "w|w + b");
    }

    @Test
    void model_equationOverLines_continuesUntilItsUnit() {
        var model = Model.fromEquations(
                        """
                        dv/dt = (gl*(El-v)+ge*(Ee-v)-
                                 g_na*(m*m*m)*h*(v-ENa)   # sodium: fast
                                 -g_kd*(n*n*n*n)*(v-EK))/Cm : volt
                        dm/dt = alpha_m*(1-m)-beta_m*m : 1
                        dn/dt = alpha_n*(1-n)-beta_n*n : 1
                        dh/dt = alpha_h*(1-h)-beta_h*h : 1
                        dge/dt = -ge*(1./taue) : siemens
                        alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV-v+VT)/(4*mV))/ms : Hz
                        beta_m = 0.28*(mV**-1)*5*mV/exprel((v-VT-40*mV)/(5*mV))/ms : Hz
                        alpha_h = 0.128*exp((17*mV-v+VT)/(18*mV))/ms : Hz
                        beta_h = 4./(1+exp((40*mV-v+VT)/(5*mV)))/ms : Hz
                        alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV-v+VT)/(5*mV))/ms : Hz
                        beta_n = .5*exp((10*mV-v+VT)/(40*mV))/ms : Hz
                        """,
                        Map.of(
                                "gl", Quantity.of(10, "nS"),
                                "El", Quantity.of(-60, "mV"),
                                "Ee", Quantity.of(0, "mV"),
                                "ENa", Quantity.of(50, "mV"),
                                "EK", Quantity.of(-90, "mV"),
                                "g_na", Quantity.of(20, "usiemens"),
                                "g_kd", Quantity.of(6, "usiemens"),
                                "Cm", Quantity.of(200, "pF"),
                                "VT", Quantity.of(-63, "mV"),
                                "taue", Quantity.of(5, "ms")))
                .threshold("v > -20*mV")
                .refractory(Quantity.of(3, "ms"))
                .model();

        assertThat(model.subexpressions()).hasSize(6);
        assertThat(ExprText.of(model.differentialEquations().getFirst().value()))
                .isEqualTo("(gl*(El - v) + ge*(Ee - v) - g_na*(m*m*m)*h*(v - ENa) - g_kd*(n*n*n*n)*(v - EK))/Cm");
        assertThat(model.spiking().refractory()).isEqualTo(new Refractory.For(literal(3, "ms")));
    }

    @Test
    void model_refractoryString_isTimeOrConditionByItsKind() {
        var text = Model.fromEquations("dv/dt = -v/tau : volt (unless refractory)", Map.of("tau", Quantity.of(5, "ms")))
                .threshold("v > -40*mV");

        assertThat(text.refractory("5*ms").model().spiking().refractory())
                .isEqualTo(new Refractory.For(literal(5, "ms")));
        assertThat(text.refractory("v > -40*mV").model().spiking().refractory()).isInstanceOf(Refractory.While.class);
        assertThat(text.refractory("(1 + 2*rand())*ms").model().spiking().refractory())
                .isInstanceOf(Refractory.For.class);
    }

    @Test
    void model_declaredLine_isStateIfAStatementChangesIt() {
        var model = Model.fromEquations("""
                        dv/dt = (v0 - v)/tau + I : 1
                        dtheta/dt = (1 - theta)/tau : 1
                        v0 : 1 (constant)
                        count : integer
                        I : Hz
                        """, Map.of("tau", Quantity.of(10, "ms"), "v0", Quantity.of(1.5)))
                .threshold("v > theta")
                .reset("""
                        v = 0
                        theta += 0.1; count += 1
                        """)
                .input("I", "Hz")
                .model();

        assertThat(model.state()).extracting(StateVariable::name).containsExactlyInAnyOrder("count", "v", "theta");
        assertThat(model.parameter("v0").value()).isEqualTo(Quantity.of(1.5));
        assertThat(model.inputs()).extracting(Input::kind).containsExactly(Input.Kind.SIGNAL);
    }

    @Test
    void model_timedArray_isAnInputReadAtATime() {
        var model = Model.fromEquations(
                        "dv/dt = (-v + R*I_stim(t, i))/tau : volt",
                        Map.of("R", Quantity.of(100, "Mohm"), "tau", Quantity.of(10, "ms")))
                .input("I_stim", "amp")
                .model();

        assertThat(model.inputs()).extracting(Input::kind).containsExactly(Input.Kind.TIMED_ARRAY);
    }

    @Test
    void model_noise_hasTheDimensionOfOneOverRootTime() {
        var model = Model.fromEquations(
                        "dv/dt = -v/tau + sigma*sqrt(2/tau)*xi + mu*tau**-0.5*xi_2 : volt",
                        Map.of(
                                "tau", Quantity.of(10, "ms"),
                                "sigma", Quantity.of(1, "mV"),
                                "mu", Quantity.of(1, "mV")))
                .method("euler")
                .model();

        assertThat(model.differentialEquations()).hasSize(1);
    }

    @Test
    void model_plasticSynapse_isReadAndChecked() {
        var model = Model.fromEquations(
                        """
                        w : 1
                        dApre/dt = -Apre / taupre : 1 (event-driven)
                        dApost/dt = -Apost / taupost : 1 (event-driven)
                        """,
                        Map.of(
                                "taupre", Quantity.of(20, "ms"),
                                "taupost", Quantity.of(20, "ms"),
                                "dApre", Quantity.of(0.01),
                                "dApost", Quantity.of(-0.0105),
                                "gmax", Quantity.of(0.01)))
                .onPre("""
                        ge += w
                        Apre += dApre
                        w = clip(w + Apost, 0, gmax)
                        """)
                .onPost("""
                        Apost += dApost
                        w = clip(w + Apre, 0, gmax)
                        """)
                .model();

        assertThat(model.spiking().events())
                .extracting(Event::trigger)
                .containsExactly(new Event.Pathway("post"), new Event.Pathway("pre"));
        assertThat(model.differentialEquations())
                .allSatisfy(e -> assertThat(e.flags()).containsExactly(Flag.EVENT_DRIVEN));
        assertThat(Model.parse(new Source("printed", model.text()))).isEqualTo(model);
    }

    @Test
    void model_summedSynapse_mayNameVariablesOfOtherCells() {
        var model = Model.fromEquations("""
                        w : siemens
                        I_syn_post = w*(v_pre - v_post) : amp (summed)
                        """, Map.of()).model();

        assertThat(model.subexpressions())
                .singleElement()
                .satisfies(s -> assertThat(s.flags()).containsExactly(Flag.SUMMED));
    }

    @Test
    void model_mistakesInSeveralStrings_areAllReportedWhereTheyStand() {
        var text = Model.fromEquations(
                        "dv/dt = (E_L - v)/tua : volt",
                        Map.of("tau", Quantity.of(10, "ms"), "E_L", Quantity.of(-70, "mV")))
                .threshold("v > -50")
                .reset("v = E_L; x += 1")
                .refractory("5*mV");

        assertThatThrownBy(text::model).hasMessage("""
                model:1:19: error[undefined]: 'tua' is not defined
                  1 | dv/dt = (E_L - v)/tua : volt
                                        ^^^
                fix: did you mean 'tau'?

                model:2:13: error[dimension-mismatch]: refractoriness is a time or a condition, but this is in mV
                  2 | refractory: 5*mV
                                  ^^^^
                fix: write a quantity in ms, for example 5*ms

                model:3:17: error[undefined]: 'x' is not defined
                  3 | reset: v = E_L; x += 1
                                      ^
                fix: give it a value first, or declare it as a state variable

                model:4:12: error[dimension-mismatch]: the two sides of '>' differ: v is in mV, -50 is a plain number
                  4 | threshold: v > -50
                                 ^^^^^^^
                fix: give the number its unit: -50*mV""");
    }

    private static Expr literal(double value, String unit) {
        return new Expr.Literal(value, Units.parse(unit));
    }
}
