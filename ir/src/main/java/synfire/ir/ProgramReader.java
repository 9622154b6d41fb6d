package synfire.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the text form of programs that [ProgramText] writes:
/// `ProgramReader.read(program.toString())` equals the program.
///
/// Line ends and indentation do not matter, except that the operands of an operation stand on its line.
public final class ProgramReader {

    private final TextCursor cursor;
    private final Map<Integer, Value> values = new HashMap<>();

    private ProgramReader(TextCursor cursor) {
        this.cursor = cursor;
    }

    /// The program, verified.
    ///
    /// @throws IllegalProgramException naming the line and what was expected there, or the rule
    ///     that the program breaks
    public static Program read(String text) {
        var cursor = new TextCursor(text);
        try {
            var program = program(cursor);
            if (!cursor.skip().isAtEnd()) {
                throw cursor.fail("expected the end of the text");
            }
            return Verifier.verify(program);
        } catch (IllegalProgramException e) {
            throw e;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw cursor.fail(String.valueOf(e.getMessage()));
        }
    }

    static Program program(TextCursor cursor) {
        return new ProgramReader(cursor).program();
    }

    private Program program() {
        cursor.expect("program");
        cursor.skip();
        var name = cursor.name();
        var inputs = new ArrayList<Program.Input>();
        cursor.expect("(");
        while (!cursor.skip().accept(")")) {
            if (!inputs.isEmpty()) {
                cursor.expect(",");
                cursor.skip();
            }
            var inputName = cursor.name();
            cursor.skip();
            inputs.add(new Program.Input(inputName, definition()));
        }
        cursor.expect("{");
        var steps = new ArrayList<Program.Step>();
        while (!cursor.skip().accept("return")) {
            steps.add(step());
        }
        var outputs = new ArrayList<Program.Output>();
        while (!cursor.skip().accept("}")) {
            if (!outputs.isEmpty()) {
                cursor.expect(",");
                cursor.skip();
            }
            var outputName = cursor.name();
            cursor.skip();
            outputs.add(new Program.Output(outputName, use()));
        }
        return new Program(name, inputs, steps, outputs);
    }

    private Program.Step step() {
        var results = new ArrayList<Value>();
        while (!cursor.skip().accept("=")) {
            if (!results.isEmpty()) {
                cursor.expect(",");
                cursor.skip();
            }
            results.add(parsed());
        }
        cursor.skipInLine();
        var op = new OperationReader(cursor, results, this::uses).operation();
        results.forEach(result -> values.put(result.id(), result));
        return new Program.Step(results, op);
    }

    private Value definition() {
        var value = parsed();
        values.put(value.id(), value);
        return value;
    }

    private Value parsed() {
        cursor.expect("%");
        int id = cursor.integer();
        cursor.expect(":");
        return new Value(id, Types.read(cursor));
    }

    /// The operands up to the end of the line or a program.
    private List<Value> uses() {
        var operands = new ArrayList<Value>();
        while (cursor.skipInLine().sees("%")) {
            operands.add(use());
        }
        return operands;
    }

    private Value use() {
        cursor.expect("%");
        int id = cursor.integer();
        var value = values.get(id);
        if (value == null) {
            throw cursor.fail("%%%d is used before it is defined".formatted(id));
        }
        return value;
    }
}
