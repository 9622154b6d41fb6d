package synfire.equations.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spans;
import synfire.equations.units.Dimension;

final class InferenceTest {

    private static final Scope SCOPE = new Scope(
            Map.of(
                    "v", Kind.of(Dimension.VOLTAGE),
                    "E_L", Kind.of(Dimension.VOLTAGE),
                    "g", Kind.of(Dimension.CONDUCTANCE),
                    "C", Kind.of(Dimension.CAPACITANCE),
                    "I", Kind.of(Dimension.CURRENT),
                    "tau", Kind.of(Dimension.TIME),
                    "T_c", Kind.of(Dimension.TEMPERATURE),
                    "n", Kind.NUMBER,
                    "open", Kind.CONDITION),
            Map.of("I_stim", Kind.of(Dimension.CURRENT)),
            EnumSet.complementOf(EnumSet.of(BuiltIn.J, BuiltIn.LASTUPDATE)),
            true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (g*(E_L - v) + I)/C     | in mV/ms         | (g*(E_L - v) + I)/C
            v**2                    | in mV**2         | v**2
            sqrt(2/tau)*xi*v        | in mV/ms         | sqrt(2/tau)*xi*v
            v*xi_1*tau**-0.5        | in mV/ms         | v*xi_1*tau**-0.5
            v**(1/2)                | in mV**(1/2)     | v**(1/2)
            exp(-v/mV)              | a plain number   | exp(-v/mV)
            n**n                    | a plain number   | n**n
            v > E_L and open        | a condition      | v > E_L and open
            int(v > 0)*n            | a plain number   | int(v > 0)*n
            (v > 0)*n               | a plain number   | int(v > 0)*n
            n + not_refractory      | a plain number   | n + int(not_refractory)
            open == (v > 0)         | a condition      | open == (v > 0)
            v != 0                  | a condition      | v != 0
            clip(v, 0, inf)         | in mV            | clip(v, 0, inf)
            max(0, v)               | in mV            | max(0, v)
            where(open, v, 0)       | in mV            | where(open, v, 0)
            sign(v)*abs(v)          | in mV            | sign(v)*abs(v)
            timestep(t, dt) % 2     | a plain number   | timestep(t, dt)%2
            q10(3, T_c, 279.45 K)   | a plain number   | q10(3, T_c, 279.45 K)
            I_stim(t, i) + I_stim(t) | in pA           | I_stim(t, i) + I_stim(t)
            v_post*g                | anything         | v_post*g
            zero_celsius + T_c      | in K             | 273.15 kelvin + T_c
            gas_constant*T_c/faraday_constant | in mV  | 8.314462618153241 joule/mole/kelvin*T_c/(96485.33212331 coulomb/mole)
            t - lastspike > 5*ms    | a condition      | t - lastspike > 5 ms
            v // mV                 | a plain number   | v//mV
            v % mV                  | in mV            | v%mV
            """)
    void infer_validExpression_hasKindAndNormalForm(String text, String kind, String normal) {
        var problems = new Problems(new Source("x", text));
        var spans = new Spans();
        var typed = new Inference(SCOPE, spans, problems, Advice.MODEL_FILE)
                .infer(ExprParser.parse(new Region(0, text.length()), spans, problems));

        assertThat(problems.all()).isEmpty();
        assertThat(
                        typed.kind() instanceof Kind.Anything
                                ? "anything"
                                : typed.kind().toString())
                .isEqualTo(kind);
        assertThat(ExprText.of(typed.expression())).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v + 5            | 1+5 dimension-mismatch: the two sides of '+' differ: v is in mV, 5 is a plain number; give the number its unit: 5*mV
            v > tau          | 1+7 dimension-mismatch: the two sides of '>' differ: v is in mV, tau is in ms; multiply tau by a quantity in mV/ms
            g*v + I + v      | 1+11 dimension-mismatch: the two sides of '+' differ: g*v + I is in pA, v is in mV; multiply v by a quantity in nS
            exp(v)           | 5+1 dimension-mismatch: exp takes a plain number, but v is in mV; divide by a quantity in mV: v/(1*mV)
            exp(t)           | 5+1 dimension-mismatch: exp takes a plain number, but t is in ms; divide by a time constant: t/tau
            n**v             | 4+1 dimension-mismatch: the exponent v is in mV, but an exponent is a plain number; divide by a quantity in mV: v/(1*mV)
            v**n             | 4+1 exponent-unknown: v is in mV, so its exponent must be a number written out, such as 2 or 0.5; make the base a plain number: (v/(1*mV))**...
            v and open       | 1+1 condition-expected: 'v' is a number, but a condition stands here; compare it with another number in mV: v > ...
            not n            | 5+1 condition-expected: 'n' is a number, but a condition stands here; compare it with another number: n > ...
            clip(v, 0)       | 1+10 arity: clip takes 3 arguments, not 2; write clip(x, low, high)
            exp(v, v)        | 1+9 arity: exp takes 1 argument, not 2; write exp(x)
            rand(3)          | 1+7 arity: rand takes 0 arguments, not 1; write rand()
            clip(v, 0, tau)  | 1+15 dimension-mismatch: the arguments of clip differ: v is in mV, tau is in ms; give all of them one unit
            tua              | 1+3 undefined: 'tua' is not defined; did you mean 'tau'?
            weight           | 1+6 undefined: 'weight' is not defined; declare it, for example under parameters: weight = VALUE UNIT
            exp              | 1+3 function-without-call: 'exp' is a function; call it: exp(x)
            v(t)             | 1+4 not-a-function: 'v' is not a function; write an operator before the bracket, for example v*(t)
            epx(n)           | 1+6 undefined-function: there is no function 'epx'; did you mean 'exp'?
            I_stim + I       | 1+6 timed-array-without-time: 'I_stim' is a timed array; write I_stim(t) or I_stim(t, i)
            I_stim(i)        | 8+1 dimension-mismatch: a timed array is read at a time, but this is a plain number; multiply by a time constant: i*tau
            I_stim()         | 1+8 arity: the timed array 'I_stim' takes a time, or a time and an index, not 0 arguments; write I_stim(t) or I_stim(t, i)
            lastupdate > t   | 1+10 not-here: 'lastupdate' has no meaning here; only a synapse model knows it
            timestep(v, dt)  | 10+1 dimension-mismatch: argument 1 of timestep(time, dt) is in ms, but this is in mV; divide by a quantity in mV/ms
            """)
    void infer_mistake_isNamedWithItsFix(String text, String message) {
        var problems = new Problems(new Source("x", text));
        var spans = new Spans();
        var cell = new Scope(SCOPE.names(), SCOPE.timedArrays(), SCOPE.builtIns(), false);
        new Inference(cell, spans, problems, Advice.MODEL_FILE)
                .infer(ExprParser.parse(new Region(0, text.length()), spans, problems));

        assertThat(problems.all().stream()
                        .map(d -> "%d+%d %s: %s; %s"
                                .formatted(d.span().column(), d.span().length(), d.code(), d.problem(), d.fix()))
                        .collect(Collectors.joining("\n")))
                .isEqualTo(message);
    }
}
