package synfire.llvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import synfire.ir.Axis;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.CompileOptions;
import synfire.kernels.Kernel;
import synfire.kernels.Tasks;
import synfire.kernels.lanes.LaneProgram;
import synfire.llvm.emit.KernelText;
import synfire.llvm.emit.Lanes;
import synfire.llvm.library.Llvm;
import synfire.llvm.library.MachineCode;

/// A program as machine code, once for each width of block that its bindings have asked for.
final class LlvmKernel implements Kernel {

    /// Tasks a thread gets of one binding, so that threads that finish early find work.
    private static final int TASKS_PER_THREAD = 8;

    private final Program program;
    private final LaneProgram lanes;
    private final CompileOptions options;
    private final Llvm llvm;
    private final Map<Integer, Compiled> byRegisters = new HashMap<>();
    private final ScratchPool scratch = new ScratchPool();
    private boolean closed;

    /// @param text what was compiled, with its layout of memory
    record Compiled(KernelText text, MachineCode code) {}

    LlvmKernel(Program program, LaneProgram lanes, CompileOptions options, Llvm llvm) {
        this.program = program;
        this.lanes = lanes;
        this.options = options;
        this.llvm = llvm;
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public String backend() {
        return "llvm";
    }

    @Override
    public Binding bind(Sizes sizes) {
        int count = usesLanes() ? sizes.of(Axis.LANE) : 1;
        return new LlvmBinding(this, compiled(count), sizes, count, options);
    }

    private boolean usesLanes() {
        return lanes.buffers().stream().anyMatch(buffer -> buffer.value().axes().contains(Axis.LANE));
    }

    private synchronized Compiled compiled(int count) {
        requireOpen();
        int bits = options.vectorBits() == 0 ? llvm.host().vectorBits() : options.vectorBits();
        int registers = BlockWidth.registers(lanes, options, bits, count);
        return byRegisters.computeIfAbsent(registers, _ -> {
            int width = BlockWidth.lanes(lanes, bits, registers);
            int preferred = bits < llvm.host().vectorBits() ? bits : 0;
            var text = KernelText.of(lanes, new Lanes(width), preferred);
            return new Compiled(text, llvm.compile(text.ir(), options.objectCache()));
        });
    }

    /// A run of blocks of one binding.
    private record Task(LlvmBinding binding, long first, long last) {}

    @Override
    public void run(List<Binding> bindings, int threads) {
        requireOpen();
        var tasks = new ArrayList<Task>();
        long scratchBytes = 0;
        for (var binding : bindings) {
            var own = own(binding);
            own.requireReady();
            scratchBytes = Math.max(scratchBytes, own.plan().threadBytes());
            long parts = Math.min(own.blocks(), (long) TASKS_PER_THREAD * threads);
            for (long part = 0; part < parts; part++) {
                tasks.add(new Task(own, own.blocks() * part / parts, own.blocks() * (part + 1) / parts));
            }
        }
        run(tasks, threads, scratchBytes);
        bindings.forEach(binding -> own(binding).hasRun());
    }

    private void run(List<Task> tasks, int threads, long scratchBytes) {
        var borrowed = new ConcurrentLinkedQueue<ScratchPool.Scratch>();
        try {
            Tasks.run(tasks.size(), threads, () -> {
                var memory = scratch.borrow(scratchBytes);
                borrowed.add(memory);
                return number -> {
                    var task = tasks.get((int) number);
                    task.binding.call(memory.segment(), task.first, task.last);
                };
            });
        } finally {
            borrowed.forEach(scratch::giveBack);
        }
    }

    private LlvmBinding own(Binding binding) {
        if (binding instanceof LlvmBinding llvmBinding && llvmBinding.kernel() == this) {
            return llvmBinding;
        }
        throw new IllegalArgumentException(
                "a binding of another kernel was given to the kernel of '%s'; bind it there".formatted(program.name()));
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the kernel of '%s' is closed".formatted(program.name()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        byRegisters.values().forEach(compiled -> compiled.code().close());
        byRegisters.clear();
        scratch.close();
    }
}
