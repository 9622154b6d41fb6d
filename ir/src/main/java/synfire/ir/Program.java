package synfire.ir;

import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;

/// An immutable list of operations on values, each defined once and before its use.
///
/// A program reads its inputs and nothing else, and has no effect but its outputs. Build one with [Builder];
/// check it with [Verifier]; run it with the interpreter or a kernel.
///
/// @param name what it computes, for people
/// @param inputs distinct names
/// @param outputs distinct names; one value may be output under several
public record Program(String name, List<Input> inputs, List<Step> steps, List<Output> outputs) {

    /// A named value that comes from outside.
    public record Input(String name, Value value) {}

    /// One operation and the values it defines.
    public record Step(List<Value> results, Op op) {

        public Step {
            results = List.copyOf(results);
        }

        /// The only result of an operation that has one.
        public Value result() {
            if (results.size() != 1) {
                throw new IllegalProgramException("step has %d results, not one: %s".formatted(results.size(), op));
            }
            return results.getFirst();
        }
    }

    /// A value that leaves, under a name.
    public record Output(String name, Value value) {}

    public Program {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
        requireDistinct(name, "input", inputs.stream().map(Input::name).toList());
        requireDistinct(name, "output", outputs.stream().map(Output::name).toList());
    }

    /// The input of that name.
    ///
    /// @throws NoSuchElementException naming the inputs there are
    public Value input(String inputName) {
        for (var input : inputs) {
            if (input.name().equals(inputName)) {
                return input.value();
            }
        }
        throw new NoSuchElementException("program '%s' has no input '%s'; it has %s"
                .formatted(name, inputName, inputs.stream().map(Input::name).toList()));
    }

    /// The output of that name.
    ///
    /// @throws NoSuchElementException naming the outputs there are
    public Value output(String outputName) {
        for (var output : outputs) {
            if (output.name().equals(outputName)) {
                return output.value();
            }
        }
        throw new NoSuchElementException("program '%s' has no output '%s'; it has %s"
                .formatted(name, outputName, outputs.stream().map(Output::name).toList()));
    }

    public boolean hasInput(String inputName) {
        return inputs.stream().anyMatch(input -> input.name().equals(inputName));
    }

    public boolean hasOutput(String outputName) {
        return outputs.stream().anyMatch(output -> output.name().equals(outputName));
    }

    public List<String> inputNames() {
        return inputs.stream().map(Input::name).toList();
    }

    public List<String> outputNames() {
        return outputs.stream().map(Output::name).toList();
    }

    /// One more than the largest value id: the length of a table indexed by id.
    public int valueBound() {
        int bound = 0;
        for (var input : inputs) {
            bound = Math.max(bound, input.value().id() + 1);
        }
        for (var step : steps) {
            for (var result : step.results()) {
                bound = Math.max(bound, result.id() + 1);
            }
        }
        return bound;
    }

    /// The program as text, one step a line.
    @Override
    public String toString() {
        return ProgramText.of(this);
    }

    private static void requireDistinct(String program, String kind, List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalProgramException(
                        "program '%s' has two %ss named '%s'; names must be distinct".formatted(program, kind, name));
            }
        }
    }
}
