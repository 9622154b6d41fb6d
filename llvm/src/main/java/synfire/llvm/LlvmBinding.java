package synfire.llvm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.CompileOptions;
import synfire.kernels.EventLists;
import synfire.kernels.MemoryPlan;
import synfire.kernels.Numbers;
import synfire.kernels.Ports;

/// Inputs and outputs outside the Java heap, where compiled code reads and writes them.
final class LlvmBinding implements Binding {

    private static final int ALIGNMENT = 64;

    private final LlvmKernel kernel;
    private final LlvmKernel.Compiled compiled;
    private final Sizes sizes;
    private final long blocks;
    private final Ports ports;
    private final Arena arena = Arena.ofShared();
    private final List<BlockedBuffer> buffers = new ArrayList<>();
    private final MemorySegment table;
    private final MemoryPlan plan;
    private final Set<String> set = new HashSet<>();
    private boolean ran;
    private boolean closed;

    LlvmBinding(LlvmKernel kernel, LlvmKernel.Compiled compiled, Sizes sizes, int lanes, CompileOptions options) {
        this.kernel = kernel;
        this.compiled = compiled;
        this.sizes = sizes;
        var text = compiled.text();
        int width = text.lanes().width();
        this.blocks = Math.ceilDiv(lanes, width);
        this.ports = new Ports(kernel.program(), sizes);
        var scratch = ScratchLayout.of(text, sizes, options);
        this.table = arena.allocate((long) text.table().words() * Long.BYTES, Long.BYTES);
        scratch.words().forEach(this::word);
        long bytes = 0;
        for (var buffer : text.program().buffers()) {
            var type = buffer.value().tensor();
            long size = BlockedBuffer.bytes(type, sizes, width);
            var memory = arena.allocate(size, ALIGNMENT);
            word(text.table().buffer(buffers.size()), memory.address());
            buffers.add(BlockedBuffer.of(type, sizes, width, memory));
            bytes += size;
        }
        this.plan = new MemoryPlan(bytes, scratch.bytes(), scratch.tapes());
    }

    private void word(int word, long value) {
        table.setAtIndex(ValueLayout.JAVA_LONG, word, value);
    }

    LlvmKernel kernel() {
        return kernel;
    }

    long blocks() {
        return blocks;
    }

    /// Runs the kernel on blocks `first` to `last` − 1.
    void call(MemorySegment scratch, long first, long last) {
        compiled.code().call(table, scratch, first, last);
    }

    void requireReady() {
        if (closed) {
            throw new IllegalStateException(
                    "a binding of '%s' is closed".formatted(kernel.program().name()));
        }
        ports.requireAllSet(set);
    }

    void hasRun() {
        ran = true;
    }

    @Override
    public Sizes sizes() {
        return sizes;
    }

    @Override
    public MemoryPlan plan() {
        return plan;
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
    public void fill(String input, double value) {
        ports.input(input);
        inputBuffer(input).fill(value);
    }

    @Override
    public void share(String input, MemorySegment values) {
        var type = ports.inputOf(input, values);
        int count = sizes.elements(type);
        if (type.dtype().isFloat()) {
            inputBuffer(input).write(Numbers.floats(type.dtype(), values, count));
        } else {
            inputBuffer(input).writeIntegers(Numbers.integers(type.dtype(), values, count));
        }
    }

    @Override
    public double[] get(String output) {
        return outputBuffer(output).read();
    }

    @Override
    public EventLists events(String output) {
        return EventLists.ofDense(get(output), sizes.of(ports.steps(output)));
    }

    @Override
    public long[] getIntegers(String output) {
        ports.requireIntegers(output);
        return outputBuffer(output).readIntegers();
    }

    @Override
    public void feed(String output, String input) {
        ports.requireSameType(output, input);
        inputBuffer(input).memory().copyFrom(outputBuffer(output).memory());
    }

    private BlockedBuffer inputBuffer(String name) {
        set.add(name);
        var all = compiled.text().program().buffers();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).input() && all.get(i).name().equals(name)) {
                return buffers.get(i);
            }
        }
        throw new IllegalStateException("the input '" + name + "' has no memory");
    }

    private BlockedBuffer outputBuffer(String name) {
        ports.output(name);
        if (!ran) {
            throw ports.notRun(name);
        }
        return buffers.get(
                Objects.requireNonNull(compiled.text().program().outputs().get(name)));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }
}
