package synfire.equations.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExprParserTest {

    static Expr parse(String text) {
        var problems = new Problems(new Source("test", text));
        var expression = ExprParser.parse(new Region(0, text.length()), new Spans(), problems);
        problems.throwIfAny();
        return expression;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2*3                 | 1 + 2*3
            (1 + 2)*3               | (1 + 2)*3
            a - (b - c)             | a - (b - c)
            (a - b) - c             | a - b - c
            a/(b*c)                 | a/(b*c)
            a/b*c                   | a/b*c
            -x**2                   | -x**2
            (-x)**2                 | (-x)**2
            2**-1                   | 2**-1
            a**b**c                 | a**b**c
            (a**b)**c               | (a**b)**c
            -a*b                    | -a*b
            -(a*b)                  | -(a*b)
            a*-b                    | a*-b
            -2**2                   | -2**2
            (-2)**2                 | (-2)**2
            a - -2                  | a - -2
            +a                      | a
            --a                     | --a
            a // b % c              | a//b%c
            40*mV                   | 40 mV
            40 mV                   | 40 mV
            -40*mV                  | -40 mV
            x*mV                    | x*mV
            1/2*mV                  | 1/2*mV
            mV**-1                  | mV**-1
            0.32*(mV**-1)*4*mV      | 0.32*mV**-1*4*mV
            5 cm**2                 | 5 cm**2
            (5 cm)**2               | (5 cm)**2
            10 nS/cm**2             | 10 nS/cm**2
            20 degC                 | 293.15 K
            5 S                     | 5 S
            -mV                     | -mV
            not a and b or c        | not a and b or c
            not (a and b)           | not (a and b)
            a and (b or c)          | a and (b or c)
            not a > b               | not a > b
            (a > b) == (c > d)      | (a > b) == (c > d)
            v > -40*mV              | v > -40 mV
            True and False          | True and False
            exp(-t/tau)             | exp(-t/tau)
            clip(x, 0, inf)         | clip(x, 0, inf)
            arctan(x) + atan(x)     | arctan(x) + arctan(x)
            I_stim(t, i)            | I_stim(t, i)
            rand()                  | rand()
            .5 + 5. + 1e-3 + 1E3    | 0.5 + 5 + 0.001 + 1000
            v_post - v_pre          | v_post - v_pre
            """)
    void parse_expression_hasPythonsPrecedenceAndPrintsTheShortestText(String text, String printed) {
        var expression = parse(text);

        assertThat(ExprText.of(expression)).isEqualTo(printed);
        assertThat(parse(printed)).isEqualTo(expression);
    }

    @Test
    void parse_expressionOverLines_ignoresLineEndsAndComments() {
        assertThat(parse("(a + # first\n  b)\\\n * c")).isEqualTo(parse("(a + b)*c"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a +         | 1:3 error[expression-incomplete]: the expression ends where a number or name is expected; fix: complete it, or remove the operator before it
            " "         | 1:1 error[expression-missing]: an expression is missing here; fix: write one
            (a + b      | 1:1 error[bracket-open]: this '(' is never closed; fix: add the missing ')'
            f(a, b      | 1:2 error[bracket-open]: this '(' is never closed; fix: add the missing ')'
            a + b)      | 1:6 error[unexpected]: ')' does not fit here; fix: remove it, or add the missing '('
            a = b       | 1:3 error[unexpected]: '=' does not fit here; fix: write '==' to compare
            a ^ 2       | 1:3 error[unexpected]: '^' does not fit here; fix: write '**' for a power
            a && b      | 1:3 error[unexpected]: '&&' does not fit here; fix: write 'and'
            a b         | 1:3 error[unexpected]: 'b' does not fit here; fix: write an operator before it, for example '*'
            a * * b     | 1:5 error[unexpected]: '*' does not fit here; fix: write a number or name before it, or remove it
            2 x         | 1:3 error[operator-missing]: an operator is missing between 2 and x; fix: write 2*x
            a < b < c   | 1:7 error[comparison-chain]: two comparisons in a row; fix: join them with 'and': a < b and b < c
            a < f(b) < c | 1:10 error[comparison-chain]: two comparisons in a row; fix: join them with 'and': a < b and b < c
            x²          | 1:2 error[character]: '²' is no operator; fix: write **2
            a − b       | 1:3 error[character]: '−' is a typographic minus; fix: write the plain minus '-'
            a ? b       | 1:3 error[character]: the character '?' does not belong in an expression; fix: remove it
            1e999       | 1:1 error[number-too-large]: 1e999 is too large a number; fix: write inf
            """)
    void parse_mistake_isNamedWithItsFix(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e -> assertThat(e.diagnostics())
                                .singleElement()
                                .extracting(d -> "%d:%d error[%s]: %s; fix: %s"
                                        .formatted(d.span().line(), d.span().column(), d.code(), d.problem(), d.fix()))
                                .isEqualTo(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "a**", "not ", "f("})
    void parse_nestedWithoutEnd_isRefusedAndDoesNotOverflow(String opening) {
        assertThatThrownBy(() -> parse(opening.repeat(400)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("the expression is nested more than 100 deep");
    }

    @Test
    void parse_longSum_isRefused() {
        assertThatThrownBy(() -> parse("1" + " + 1".repeat(100_000)))
                .hasMessageContaining("the expression has more than 1000 parts");
    }
}
