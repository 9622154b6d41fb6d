package synfire.llvm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.EventLists;
import synfire.kernels.MemoryPlan;
import synfire.kernels.Ports;
import synfire.kernels.arrays.Slot;
import synfire.llvm.emit.ArrayTable;

/// Inputs, outputs and all that lies between outside the Java heap, where an array kernel reads and writes them.
final class ArrayBinding implements Binding {

    private static final int ALIGNMENT = 64;

    /// Most ids that a log holds before it is emptied; a step of all cells fits always.
    private static final long LOG_IDS = 1L << 22;

    private final ArrayKernel kernel;
    private final Sizes sizes;
    private final Ports ports;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment table;
    private final Map<Integer, ArrayBuffer> buffers = new HashMap<>();
    private final Map<Integer, EventLog> logs = new HashMap<>();
    private final Set<String> set = new HashSet<>();
    private final long steps;
    private long bytes;
    private boolean ran;
    private boolean closed;

    ArrayBinding(ArrayKernel kernel, Sizes sizes) {
        this.kernel = kernel;
        this.sizes = sizes;
        this.ports = new Ports(kernel.program(), sizes);
        var text = kernel.text();
        int width = text.lanes().width();
        this.table = arena.allocate((long) text.table().words() * Long.BYTES, Long.BYTES);
        var slots = text.program().slots();
        var lengths = sizes.lengths();
        boolean loops = lengths.containsKey(text.program().time());
        this.steps = loops ? sizes.of(text.program().time()) : 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            word(slot, memory(slot, slots.get(slot), width).address());
        }
        for (var axis : text.table().axes()) {
            int length = lengths.getOrDefault(axis, 0);
            word(text.table().length(axis), length);
            word(text.table().padded(axis), ArrayBuffer.padded(length, width));
        }
    }

    private MemorySegment memory(int number, Slot slot, int width) {
        return switch (slot) {
            case Slot.Array(var type) -> {
                var memory = take(ArrayBuffer.bytes(type, sizes, width));
                buffers.put(number, ArrayBuffer.of(type, sizes, width, new TypedMemory(type.dtype(), memory)));
                yield memory;
            }
            case Slot.EventList(var source) -> take(ArrayTable.LIST_HEAD + (long) Integer.BYTES * sizes.of(source));
            case Slot.EventLog(var source, var time) -> {
                long most = (long) sizes.of(source) * sizes.of(time);
                long capacity = Math.max(sizes.of(source), Math.min(most, LOG_IDS));
                var memory = take(EventLog.bytes(sizes.of(time), capacity));
                logs.put(number, new EventLog(memory, sizes.of(time), capacity));
                yield memory;
            }
        };
    }

    private MemorySegment take(long size) {
        bytes += size;
        return arena.allocate(Math.max(size, ALIGNMENT), ALIGNMENT);
    }

    private void word(int word, long value) {
        table.setAtIndex(ValueLayout.JAVA_LONG, word, value);
    }

    ArrayKernel kernel() {
        return kernel;
    }

    /// Runs the kernel, emptying the logs of events as often as they are full.
    void run() {
        logs.values().forEach(EventLog::restart);
        long at = 0;
        do {
            logs.values().forEach(EventLog::open);
            long from = at;
            at = kernel.call(table, from, steps);
            for (var log : logs.values()) {
                log.drain((int) from, (int) at);
            }
        } while (at < steps);
        ran = true;
    }

    void requireReady() {
        if (closed) {
            throw new IllegalStateException(
                    "a binding of '%s' is closed".formatted(kernel.program().name()));
        }
        ports.requireAllSet(set);
    }

    @Override
    public Sizes sizes() {
        return sizes;
    }

    @Override
    public MemoryPlan plan() {
        return new MemoryPlan(bytes, 0, MemoryPlan.wholeTapes(kernel.program(), sizes));
    }

    @Override
    public void set(String input, double... values) {
        ports.inputFor(input, values.length);
        inputBuffer(input).write(values);
    }

    @Override
    public void setIntegers(String input, long... values) {
        ports.integerInputFor(input, values.length);
        inputBuffer(input).writeIntegers(values);
    }

    @Override
    public void fill(String input, double value) {
        ports.input(input);
        inputBuffer(input).fill(value);
    }

    @Override
    public double[] get(String output) {
        int slot = outputSlot(output);
        var log = logs.get(slot);
        return log == null
                ? buffer(slot).read()
                : log.lists().dense(sizes.of(ports.output(output).axes().getLast()));
    }

    @Override
    public EventLists events(String output) {
        var log = logs.get(outputSlot(output));
        return log == null ? EventLists.ofDense(get(output), sizes.of(ports.steps(output))) : log.lists();
    }

    @Override
    public long[] getIntegers(String output) {
        ports.requireIntegers(output);
        return buffer(outputSlot(output)).readIntegers();
    }

    @Override
    public void feed(String output, String input) {
        ports.requireSameType(output, input);
        set.add(input);
        inputBuffer(input)
                .elements()
                .memory()
                .copyFrom(buffer(outputSlot(output)).elements().memory());
    }

    private ArrayBuffer inputBuffer(String name) {
        set.add(name);
        return buffer(Objects.requireNonNull(kernel.text().program().inputs().get(name)));
    }

    private int outputSlot(String name) {
        ports.output(name);
        if (!ran) {
            throw ports.notRun(name);
        }
        return Objects.requireNonNull(kernel.text().program().outputs().get(name));
    }

    private ArrayBuffer buffer(int slot) {
        return Objects.requireNonNull(buffers.get(slot));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }
}
