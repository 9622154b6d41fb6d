package synfire.simulate.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import synfire.ir.Axis;
import synfire.ir.EventsType;
import synfire.ir.Sizes;
import synfire.ir.TensorType;
import synfire.ir.Type;
import synfire.kernels.Binding;
import synfire.kernels.Kernel;

/// Where the state of a network is from call to call: in the memory of the binding that ran last, one for
/// each length of calls. It is copied when the length changes, and read out when someone asks.
final class CarriedState implements AutoCloseable {

    /// Bytes of bindings of several lengths that are kept.
    private static final long MOST_BYTES = 64L << 20;

    /// Bytes that may be recorded, or read, in one call.
    private static final long MOST_OF_CALL = 16L << 20;

    /// Instead of what lies in a binding.
    private static final double[] ELSEWHERE = {};

    private final Kernel kernel;
    private final IntFunction<Sizes> sizes;
    private final Consumer<Binding> connect;
    private final Map<Integer, Binding> bindings = new HashMap<>();
    private final Map<String, double[]> state = new LinkedHashMap<>();

    /// Steps of the binding in which the state is; 0 where it is in `state`.
    private int holder;

    /// Whether the state has gone on since it was last read out of there.
    private boolean moved;

    /// @param sizes by steps of a call
    /// @param connect gives a binding all that does not change from call to call
    CarriedState(Kernel kernel, IntFunction<Sizes> sizes, Consumer<Binding> connect) {
        this.kernel = kernel;
        this.sizes = sizes;
        this.connect = connect;
    }

    /// Sets it anew.
    void begin(Map<String, double[]> values) {
        holder = 0;
        moved = false;
        state.putAll(values);
    }

    /// Most steps of a call, so that what it records, and reads for each step, is not large.
    long mostSteps() {
        var one = sizes.apply(1);
        long bytes = Stream.concat(
                        kernel.program().inputs().stream()
                                .map(each -> each.value().type()),
                        kernel.program().outputs().stream()
                                .map(each -> each.value().type()))
                .mapToLong(type -> bytesOfStep(type, one))
                .sum();
        return bytes == 0 ? Long.MAX_VALUE : MOST_OF_CALL / bytes;
    }

    private static long bytesOfStep(Type type, Sizes one) {
        return switch (type) {
            case TensorType tensor ->
                tensor.axes().contains(Axis.TIME)
                        ? (long) one.elements(tensor) * tensor.dtype().bytes()
                        : 0;
            case EventsType _ -> 0;
        };
    }

    /// The binding for the next call, with the state as it is now. From call to call of one length it stays
    /// where it is.
    Binding take(int length) {
        if (holder != length) {
            change(length);
        } else {
            var binding = Objects.requireNonNull(bindings.get(length));
            state.keySet().forEach(name -> binding.feed("next." + name, name));
        }
        holder = length;
        return Objects.requireNonNull(bindings.get(length));
    }

    /// The call is over.
    void ran() {
        moved = true;
        state.replaceAll((_, _) -> ELSEWHERE);
    }

    private void change(int length) {
        boolean apart = !bindings.containsKey(length) && heldBytes() > MOST_BYTES;
        if (moved && !apart) {
            var from = Objects.requireNonNull(bindings.get(holder));
            var to = binding(length);
            state.keySet().forEach(name -> to.take(from, "next." + name, name));
            return;
        }
        known();
        if (apart) {
            close();
        }
        state.forEach(binding(length)::set);
    }

    private long heldBytes() {
        return bindings.values().stream()
                .mapToLong(each -> each.plan().bindingBytes())
                .sum();
    }

    private Binding binding(int length) {
        return bindings.computeIfAbsent(length, _ -> {
            var binding = kernel.bind(sizes.apply(length));
            connect.accept(binding);
            return binding;
        });
    }

    /// The state, read out of where it is.
    Map<String, double[]> known() {
        if (moved) {
            var binding = Objects.requireNonNull(bindings.get(holder));
            state.replaceAll((name, _) -> binding.get("next." + name));
            moved = false;
        }
        return state;
    }

    /// Which share of the cells that can be at rest were computed in the last step; 1 where none can be.
    double awakeShare() {
        return bindings.values().stream().mapToDouble(Binding::awakeShare).min().orElse(1);
    }

    @Override
    public void close() {
        bindings.values().forEach(Binding::close);
        bindings.clear();
    }
}
