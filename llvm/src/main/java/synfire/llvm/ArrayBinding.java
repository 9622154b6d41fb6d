package synfire.llvm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.EventLists;
import synfire.kernels.MemoryPlan;
import synfire.kernels.Numbers;
import synfire.kernels.Ports;
import synfire.kernels.Work;
import synfire.kernels.arrays.Slot;

/// Inputs, outputs and all that lies between outside the Java heap, where an array kernel reads and writes them.
final class ArrayBinding implements Binding {

    private static final int ALIGNMENT = 64;

    private final ArrayKernel kernel;
    private final Sizes sizes;
    private final Ports ports;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment table;
    private final Map<Integer, ArrayBuffer> buffers = new HashMap<>();
    private final Map<Integer, EventLog> logs = new HashMap<>();
    private final Set<String> set = new HashSet<>();
    private final Lent lent;
    private final Map<Integer, TypedMemory> lentMemory = new HashMap<>();
    private final Map<Integer, ArrayTeam> teams = new HashMap<>();
    private final Set<String> fed = new HashSet<>();
    private final Optional<Sleepers> sleepers;
    private final long steps;
    private long bytes;
    private long rowsVersion;
    private long ascendingAt = -1;
    private boolean ascending;
    private int lastThreads = 1;
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
        this.lent = Lent.of(kernel.text().program());
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!lent.slots().contains(slot)) {
                allocate(slot, slots.get(slot), width);
            }
        }
        for (var axis : text.table().axes()) {
            int length = lengths.getOrDefault(axis, 0);
            word(text.table().length(axis), length);
            word(text.table().padded(axis), ArrayBuffer.padded(length, width));
        }
        this.sleepers = text.program().rests().isEmpty() ? Optional.empty() : Optional.of(new Sleepers(this));
    }

    private void allocate(int number, Slot slot, int width) {
        switch (slot) {
            case Slot.Array(var type) -> {
                var memory = take(ArrayBuffer.bytes(type, sizes, width));
                buffers.put(number, ArrayBuffer.of(type, sizes, width, new TypedMemory(type.dtype(), memory)));
                word(number, memory.address());
            }
            case Slot.Transposed(var rows, var dtype) ->
                word(
                        number,
                        take((long) sizes.of(rows.post())
                                        * ArrayBuffer.padded(sizes.of(rows.row()), width)
                                        * dtype.bytes())
                                .address());
            case Slot.EventList _ -> {}
            case Slot.EventLog(var _, var time) -> logs.put(number, new EventLog(sizes.of(time)));
        }
    }

    /// New memory, zero.
    MemorySegment take(long size) {
        bytes += size;
        return arena.allocate(Math.max(size, ALIGNMENT), ALIGNMENT);
    }

    private void word(int word, long value) {
        table.setAtIndex(ValueLayout.JAVA_LONG, word, value);
    }

    long word(int word) {
        return table.getAtIndex(ValueLayout.JAVA_LONG, word);
    }

    void copyWords(MemorySegment into) {
        MemorySegment.copy(table, 0, into, 0, table.byteSize());
    }

    EventLog log(int slot) {
        return Objects.requireNonNull(logs.get(slot));
    }

    /// Gives a thread its own copy of a number that all cells share.
    void copyNumber(int slot, MemorySegment into) {
        if (kernel.text().program().slots().get(slot) instanceof Slot.Array(var type)
                && type.axes().isEmpty()) {
            into.copyFrom(buffer(slot).elements().memory());
        }
    }

    /// Takes over the numbers that all cells share, from the first thread; all have the same.
    void takeNumbers(Map<Integer, List<MemorySegment>> own) {
        own.forEach((slot, memories) -> {
            if (kernel.text().program().slots().get(slot) instanceof Slot.Array(var type)
                    && type.axes().isEmpty()) {
                buffer(slot).elements().memory().copyFrom(memories.getFirst());
            }
        });
    }

    /// Integers of an input, wherever they lie.
    TypedMemory elements(int slot) {
        var elsewhere = lentMemory.get(slot);
        return elsewhere != null ? elsewhere : buffer(slot).elements();
    }

    /// Elements of an array.
    int count(int slot) {
        return sizes.elements(((Slot.Array) kernel.text().program().slots().get(slot)).type());
    }

    /// Changes whenever an input does that says where synapses are.
    long rowsVersion() {
        return rowsVersion;
    }

    ArrayKernel kernel() {
        return kernel;
    }

    /// Runs the kernel on so many threads, or on one where they cannot share it.
    void run(int threads) {
        int together = threads > 1 && canShare() ? threads : 1;
        teams.computeIfAbsent(
                        together,
                        _ -> new ArrayTeam(this, together, kernel.ownedRows().orElse(List.of())))
                .run(steps, logs, sleepers);
        lastThreads = together;
        ran = true;
        set.removeAll(fed);
        fed.clear();
    }

    /// How many threads the last run had.
    int lastThreads() {
        return lastThreads;
    }

    private boolean canShare() {
        if (kernel.ownedRows().isEmpty() || !ArrayTeam.canWait()) {
            return false;
        }
        if (ascendingAt != rowsVersion) {
            ascendingAt = rowsVersion;
            ascending = kernel.ownedRows().get().stream().allMatch(rows -> rows.ascend(this));
        }
        return ascending;
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
    public int sizeOfLast(String input) {
        return ports.sizeOfLast(input);
    }

    @Override
    public void setEvents(String input, EventLists events) {
        int ids = ports.sizeOfLast(input);
        ports.integerInputFor(input, Math.multiplyExact(events.steps(), ids));
        inputBuffer(input).writeEvents(events);
    }

    @Override
    public void fill(String input, double value) {
        ports.input(input);
        inputBuffer(input).fill(value);
    }

    @Override
    public void share(String input, MemorySegment values) {
        var type = ports.inputOf(input, values);
        int slot = inputSlot(input);
        if (lent.slots().contains(slot) && values.isNative()) {
            lentMemory.put(slot, new TypedMemory(type.dtype(), values));
            word(slot, values.address());
            set.add(input);
            rowsVersion++;
            forget(slot);
        } else if (type.dtype().isFloat()) {
            inputBuffer(input).write(Numbers.floats(type.dtype(), values, sizes.elements(type)));
        } else {
            inputBuffer(input).writeIntegers(Numbers.integers(type.dtype(), values, sizes.elements(type)));
        }
    }

    @Override
    public double[] get(String output) {
        int slot = outputSlot(output);
        order(slot);
        var log = logs.get(slot);
        return log == null
                ? buffer(slot).read()
                : log.lists().dense(sizes.of(ports.output(output).axes().getLast()));
    }

    @Override
    public void addTo(String output, double[] sum) {
        int slot = outputSlot(output);
        order(slot);
        if (logs.containsKey(slot)) {
            Binding.super.addTo(output, sum);
        } else {
            buffer(slot).addTo(sum);
        }
    }

    @Override
    public EventLists events(String output) {
        var log = logs.get(outputSlot(output));
        return log == null ? EventLists.ofDense(get(output), sizes.of(ports.steps(output))) : log.lists();
    }

    @Override
    public long[] getIntegers(String output) {
        ports.requireIntegers(output);
        order(outputSlot(output));
        return buffer(outputSlot(output)).readIntegers();
    }

    /// Where the output is what the loop has left of the carry that the input begins, it stays where it is.
    @Override
    public void feed(String output, String input) {
        ports.requireSameType(output, input);
        int from = outputSlot(output);
        if (lent.carried().getOrDefault(inputSlot(input), -1) == from
                && !ports.input(input).axes().isEmpty()) {
            set.add(input);
            fed.add(input);
            word(inputSlot(input), buffer(from).elements().memory().address());
        } else {
            inputBuffer(input)
                    .elements()
                    .memory()
                    .copyFrom(buffer(from).elements().memory());
        }
    }

    @Override
    public void take(Binding from, String output, String input) {
        ports.requireSameType(output, input);
        if (from instanceof ArrayBinding other && other.kernel == kernel) {
            int slot = other.outputSlot(output);
            other.order(slot);
            inputBuffer(input)
                    .elements()
                    .memory()
                    .copyFrom(other.buffer(slot).elements().memory());
        } else {
            set(input, from.get(output));
        }
    }

    /// The memory of an input; what was lent or fed before no longer counts.
    private ArrayBuffer inputBuffer(String name) {
        int slot = inputSlot(name);
        set.add(name);
        fed.remove(name);
        lentMemory.remove(slot);
        forget(slot);
        if (kernel.ownedRows().stream().flatMap(List::stream).anyMatch(rows -> rows.reads(slot))) {
            rowsVersion++;
        }
        if (!buffers.containsKey(slot)) {
            allocate(
                    slot,
                    kernel.text().program().slots().get(slot),
                    kernel.text().lanes().width());
        }
        var own = buffer(slot);
        word(slot, own.elements().memory().address());
        return own;
    }

    /// The array in a slot, if it lies in memory of this binding.
    Optional<ArrayBuffer> array(int slot) {
        return Optional.ofNullable(buffers.get(slot));
    }

    private void order(int slot) {
        sleepers.filter(each -> each.concerns(slot)).ifPresent(Sleepers::order);
    }

    private void forget(int slot) {
        sleepers.filter(each -> each.concerns(slot)).ifPresent(Sleepers::forget);
    }

    @Override
    public double awakeShare() {
        return sleepers.map(Sleepers::awakeShare).orElse(1.0);
    }

    @Override
    public Map<Work, Double> work() {
        if (kernel.text().table().counter().isEmpty()) {
            return Map.of();
        }
        var seconds = new EnumMap<Work, Double>(Work.class);
        teams.values().forEach(team -> team.addWork(seconds));
        return seconds;
    }

    private int inputSlot(String name) {
        return Objects.requireNonNull(kernel.text().program().inputs().get(name));
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
