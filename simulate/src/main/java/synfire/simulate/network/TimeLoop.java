package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A loop over time that is put together by names: first what it carries, reads in each step and reads
/// throughout, then its body.
final class TimeLoop {

    private final Builder outside;
    private final String name;
    private final Map<String, Value> carries = new LinkedHashMap<>();
    private final Map<String, Value> each = new LinkedHashMap<>();
    private final Map<String, Value> constants = new LinkedHashMap<>();

    TimeLoop(Builder outside, String name) {
        this.outside = outside;
        this.name = name;
    }

    /// What is carried from step to step, and its first value.
    void carry(String carry, Value first) {
        carries.put(carry, first);
    }

    /// What has the axis of time; the body reads one step of it.
    void each(String input, Value values) {
        each.put(input, values);
    }

    void constant(String input, Value value) {
        constants.put(input, value);
    }

    boolean reads(String input) {
        return carries.containsKey(input) || each.containsKey(input) || constants.containsKey(input);
    }

    /// The body of the loop.
    interface Body {

        /// @param here what the body reads, by name
        /// @param next takes the next value of every carry; those that are missing stay
        /// @param left takes what is left behind in each step
        void write(Builder b, Map<String, Value> here, Map<String, Value> next, Map<String, Value> left);
    }

    /// Runs the loop.
    ///
    /// @return the last value of every carry, and what was left behind, with the axis of time, by name
    Map<String, Value> run(boolean reverse, Body body) {
        var b = new Builder(name);
        var here = new HashMap<String, Value>();
        carries.forEach((carry, first) -> here.put(carry, b.input(carry, first.type())));
        each.forEach((input, values) ->
                here.put(input, b.input(input, values.tensor().without(Axis.TIME))));
        constants.forEach((input, value) -> here.put(input, b.input(input, value.type())));
        var next = new HashMap<String, Value>();
        var left = new LinkedHashMap<String, Value>();
        body.write(b, here, next, left);
        var names = new ArrayList<String>();
        carries.forEach((carry, first) -> {
            var value = next.getOrDefault(carry, PopulationCode.at(here, carry));
            b.output(carry, b.broadcast(value, first.axes()));
            names.add(carry);
        });
        left.forEach((output, value) -> {
            b.output(output, value);
            names.add(output);
        });
        var results = outside.emitAll(new Op.Scan(
                b.build(),
                Axis.TIME,
                reverse,
                List.copyOf(carries.values()),
                List.copyOf(each.values()),
                List.copyOf(constants.values()),
                0));
        var named = new HashMap<String, Value>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), results.get(i));
        }
        return named;
    }

    /// An input of the program and a constant of the loop by the same name.
    Value constant(String input, TensorType type) {
        var value = outside.input(input, type);
        constants.put(input, value);
        return value;
    }
}
