package synfire.kernels;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import synfire.ir.Sizes;

/// The memory of one batch of a kernel: values go in by name, the kernel runs, values come out by name.
///
/// Values are row-major in the axis order that the program declares: for `[time, lane]` all lanes of step 0,
/// then all lanes of step 1. Inputs keep their values from run to run. A binding belongs to one run at a
/// time.
public interface Binding extends AutoCloseable {

    Sizes sizes();

    /// What this binding and each thread that runs it hold in memory.
    MemoryPlan plan();

    /// Sets an input of floats, integers (rounded toward zero) or truth values (anything but 0 is true).
    ///
    /// @param values as many as the input has elements
    /// @throws IllegalArgumentException if there is no such input or the number of values does not fit
    void set(String input, double... values);

    /// Sets an integer input exactly: random keys, step counters.
    ///
    /// @throws IllegalArgumentException also if the input is not of integers
    void setIntegers(String input, long... values);

    /// Sets an input of truth values: true where an event is. Its last axis has the ids; the steps of the
    /// events are all other axes, in order.
    ///
    /// @throws IllegalArgumentException also if the input is not of truth values, or the steps do not fit
    default void setEvents(String input, EventLists events) {
        set(input, events.dense(events.steps() == 0 ? 0 : sizeOfLast(input)));
    }

    /// The length of the last axis of an input.
    int sizeOfLast(String input);

    /// Sets every element of an input to one value.
    void fill(String input, double value);

    /// Sets an input to numbers that lie outside the Java heap, of the input's own type, in order. A binding
    /// may read them where they are, so they must not change until it is closed or the input is set anew.
    ///
    /// @throws IllegalArgumentException also if the memory has another size than the input
    void share(String input, MemorySegment values);

    /// An output, as of the last run.
    ///
    /// @throws IllegalArgumentException if there is no such output
    double[] get(String output);

    /// Adds an output, as of the last run, to numbers in its order.
    default void addTo(String output, double[] sum) {
        double[] more = get(output);
        for (int i = 0; i < more.length; i++) {
            sum[i] += more[i];
        }
    }

    /// An output of zeros and ones `[step, source]`, as lists of events.
    ///
    /// @throws IllegalArgumentException also if it has other axes
    EventLists events(String output);

    /// An integer output, exactly.
    ///
    /// @throws IllegalArgumentException also if the output is not of integers
    long[] getIntegers(String output);

    /// Makes an output of the last run the input of the next: how state passes from chunk to chunk of a long
    /// run. The run after that needs the input to be fed or set again.
    ///
    /// @throws IllegalArgumentException if they differ in type
    void feed(String output, String input);

    /// Makes an output of the last run of another binding of the same kernel an input of this one: how state
    /// passes on where the lengths of axes change that it does not have.
    ///
    /// @throws IllegalArgumentException if they differ in type or number
    default void take(Binding from, String output, String input) {
        set(input, from.get(output));
    }

    /// Which share of the cells that can be at rest were computed in the last step, as others need not be; 1
    /// where none can be.
    default double awakeShare() {
        return 1;
    }

    /// Seconds that each kind of work has taken in all runs so far, all threads together; empty unless the
    /// kernel was
    /// compiled to count them and its backend can.
    default Map<Work, Double> work() {
        return Map.of();
    }

    /// Gives the memory back. Closing twice does nothing.
    @Override
    void close();
}
