package synfire.equations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.InvalidModelException;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spans;
import synfire.equations.syntax.UnaryOperator;
import synfire.equations.units.Units;

/// Whatever the text, the answer is a model or diagnostics, soon. `-Dsynfire.seed=N` draws other texts.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LanguageFuzzTest {

    private static final long SEED = Long.getLong("synfire.seed", 20260101L);

    private static final List<String> WORDS = List.of(
            "model",
            "parameters",
            "state",
            "inputs",
            "equations",
            "on",
            "surrogate",
            "escape rate",
            "update:",
            "reset:",
            "before step:",
            "after step:",
            "scheme",
            "spike",
            "refractory for",
            "refractory while",
            "in order",
            "end",
            "v",
            "w",
            "tau",
            "g",
            "I",
            "dv/dt",
            "dw/dt",
            "t",
            "dt",
            "i",
            "N",
            "xi",
            "xi_2",
            "not_refractory",
            "lastspike",
            "exp",
            "clip",
            "rand",
            "exprel",
            "mV",
            "ms",
            "nS/cm**2",
            "volt",
            "second",
            "1",
            "0",
            "3.5",
            "1e-3",
            "1e",
            "inf",
            "-",
            "+",
            "*",
            "/",
            "//",
            "**",
            "%",
            "<",
            ">=",
            "==",
            "=",
            "+=",
            "(",
            ")",
            "[",
            "]",
            ",",
            ":",
            ";",
            "#",
            "\\",
            "and",
            "or",
            "not",
            "True",
            "in",
            "of",
            "relu_grad",
            "(unless refractory)",
            "(constant)",
            "µ",
            "²",
            "−",
            "\"",
            "\u0000",
            "\t",
            "\n",
            "\n  ",
            "\r\n",
            "\n\n",
            " ");

    @Test
    void parse_randomText_endsInAModelOrDiagnostics() {
        var random = new Random(SEED);
        for (int round = 0; round < 1_000; round++) {
            var text = new StringBuilder(random.nextBoolean() ? "model x\n" : "");
            for (int word = random.nextInt(60); word > 0; word--) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(3) > 0 ? " " : "");
            }
            answered(() -> Model.parse(new Source("fuzz", text.toString())), text.toString());
            answered(
                    () -> Model.fromEquations(text.toString(), Map.of())
                            .threshold(text.toString())
                            .reset(text.toString())
                            .model(),
                    text.toString());
        }
    }

    @Test
    void parse_mutatedModel_endsInAModelThatPrintsOrDiagnostics() throws IOException {
        var random = new Random(SEED);
        int models = 0;
        for (var file : LanguageFilesTest.valid()) {
            if (!file.toString().endsWith(".model")) {
                continue;
            }
            var original = Files.readString(file);
            for (int round = 0; round < 60; round++) {
                var text = mutated(original, random);
                if (answered(() -> Model.parse(new Source("fuzz", text)), text)) {
                    models++;
                    var model = Model.parse(new Source("fuzz", text));
                    assertThat(Model.parse(new Source("printed", model.text())))
                            .as(text)
                            .isEqualTo(model);
                }
            }
        }
        // harmless mutations (in comments, in digits) must leave some models valid, or nothing was tested above
        assertThat(models).isGreaterThan(30);
    }

    @Test
    void text_ofRandomExpression_parsesBack() {
        var random = new Random(SEED);
        for (int round = 0; round < 3_000; round++) {
            var expression = expression(random, 5);
            var text = ExprText.of(expression);
            var problems = new Problems(new Source("fuzz", text));
            var read = ExprParser.parse(new Region(0, text.length()), new Spans(), problems);

            assertThat(problems.all()).as(text).isEmpty();
            assertThat(read).as(text).isEqualTo(expression);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "a+", "a\n+", "#", ";", "x=", "x=1:1\n", "on v\n", "\n(", "dx/dt=", "a b ", "((a)", "model ",
                ",", " "
            })
    void parse_longRepetition_endsSoon(String part) {
        var text = part.repeat(20_000 / part.length());
        answered(() -> Model.parse(new Source("fuzz", "model x\nequations\n  " + text)), part);
        answered(
                () -> Model.fromEquations(text, Map.of())
                        .threshold(text)
                        .reset(text)
                        .model(),
                part);
    }

    @Test
    void parse_longChainOfSubexpressions_isOrdered() {
        var text = new StringBuilder("dx/dt = s0/ms : 1\n");
        for (int i = 0; i < 3_000; i++) {
            text.append("s%d = s%d + 1 : 1\n".formatted(i, i + 1));
        }
        text.append("s3000 = x : 1\n");

        var model = Model.fromEquations(text.toString(), Map.of()).model();

        assertThat(model.subexpressions().getFirst().name()).isEqualTo("s3000");
    }

    private static boolean answered(Supplier<Model> reading, String text) {
        try {
            reading.get();
            return true;
        } catch (InvalidModelException e) {
            assertThat(e.diagnostics()).as(text).isNotEmpty();
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + SEED + ": " + text, e);
        }
    }

    private static String mutated(String original, Random random) {
        var text = new StringBuilder(original);
        for (int change = 1 + random.nextInt(3); change > 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 3 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(30)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString();
    }

    /// An expression in the one form that the parser gives: signs inside numbers, numbers with their units.
    private static Expr expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(6)) {
                case 0 ->
                    new Expr.Name(List.of("v", "tau_m", "v_post", "t", "x1").get(random.nextInt(5)));
                case 1 -> Expr.Literal.of(random.nextInt(20) - 10.0);
                case 2 -> Expr.Literal.of(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
                case 3 ->
                    new Expr.Literal(
                            2 + random.nextInt(50),
                            Units.parse(List.of("mV", "S", "cm**2", "ms**-1").get(random.nextInt(4))));
                case 4 -> new Expr.Literal(1, Units.parse("mV"));
                default -> new Expr.Truth(random.nextBoolean());
            };
        }
        return switch (random.nextInt(4)) {
            case 0 -> unary(random, depth);
            case 1 -> {
                var function = Function.values()[random.nextInt(Function.values().length)];
                yield new Expr.Call(
                        function,
                        Stream.generate(() -> expression(random, depth - 1))
                                .limit(function.arity())
                                .toList());
            }
            default -> binary(random, depth);
        };
    }

    private static Expr unary(Random random, int depth) {
        var operand = expression(random, depth - 1);
        boolean number = operand instanceof Expr.Literal(double value, var unit)
                && value >= 0
                && !(value == 1 && Units.named(unit.name()).isPresent());
        return number ? operand : new Expr.Unary(UnaryOperator.values()[random.nextInt(2)], operand);
    }

    private static Expr binary(Random random, int depth) {
        var operator = BinaryOperator.values()[random.nextInt(BinaryOperator.values().length)];
        var left = expression(random, depth - 1);
        var right = expression(random, depth - 1);
        boolean oneLiteral = operator == BinaryOperator.MULTIPLY
                && left instanceof Expr.Literal(double value, var one)
                && one.isOne()
                && right instanceof Expr.Literal(double unity, var unit)
                && unity == 1
                && !unit.isOne();
        return oneLiteral ? left : new Expr.Binary(operator, left, right);
    }
}
