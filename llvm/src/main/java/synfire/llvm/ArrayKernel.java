package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.CompileOptions;
import synfire.kernels.Kernel;
import synfire.kernels.MemoryBudgetException;
import synfire.kernels.MemoryPlan;
import synfire.kernels.Tasks;
import synfire.kernels.arrays.ArrayProgram;
import synfire.llvm.emit.ArrayText;
import synfire.llvm.emit.Lanes;
import synfire.llvm.emit.Processor;
import synfire.llvm.library.Blas;
import synfire.llvm.library.Llvm;
import synfire.llvm.library.MachineCode;

/// A program over whole arrays as machine code, and where cells can be at rest a second one that leaves those
/// out. Its table begins with that of the first. One binding runs on all threads where it can, several on one
/// each.
final class ArrayKernel implements Kernel {

    private final Program program;
    private final ArrayText text;
    private final Llvm llvm;
    private final boolean cached;
    private final MachineCode code;
    private Optional<MachineCode> restingCode = Optional.empty();
    private final long tapeBytes;
    private final Optional<List<OwnedRows>> ownedRows;
    private final Optional<Blas> blas;

    ArrayKernel(Program program, ArrayProgram arrays, CompileOptions options, Llvm llvm) {
        this.program = program;
        this.tapeBytes = options.tapeBytes();
        this.blas = options.blas().map(Blas::of);
        int bits = options.vectorBits() == 0 ? llvm.host().vectorBits() : options.vectorBits();
        int registers = options.registers() == 0 ? 1 : options.registers();
        int width = registers * bits / (Byte.SIZE * ArrayWidth.elementBytes(arrays));
        Function<ArrayProgram, ArrayText> write = each -> ArrayText.of(
                each,
                new Lanes(width),
                bits < llvm.host().vectorBits() ? bits : 0,
                Processor.of(llvm.host().triple()),
                options.timed(),
                options.blas().isPresent());
        var plain = write.apply(arrays.withoutRests());
        boolean rests = options.sleeping() && !arrays.rests().isEmpty();
        this.text = rests ? write.apply(arrays) : plain;
        this.ownedRows = OwnedRows.of(arrays);
        this.llvm = llvm;
        this.cached = options.objectCache();
        this.code = llvm.compile(plain.ir(), cached);
    }

    ArrayText text() {
        return text;
    }

    /// What computes products of matrices, where that is not the kernel itself.
    Optional<Blas> blas() {
        return blas;
    }

    /// The rows that threads share; nothing where they cannot.
    Optional<List<OwnedRows>> ownedRows() {
        return ownedRows;
    }

    /// @param resting whether cells at rest are left out
    long call(MemorySegment table, long first, long last, boolean resting) {
        return (resting ? restingCode() : code).call(table, MemorySegment.NULL, first, last);
    }

    /// The code that leaves out cells at rest, compiled when it is first needed.
    private synchronized MachineCode restingCode() {
        var known = restingCode.orElseGet(() -> llvm.compile(text.ir(), cached));
        restingCode = Optional.of(known);
        return known;
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
        long needed = MemoryPlan.wholeTapes(program, sizes).stream()
                .mapToLong(MemoryPlan.Tape::bytes)
                .sum();
        if (needed > tapeBytes) {
            throw new MemoryBudgetException(program.name(), tapeBytes, needed);
        }
        return new ArrayBinding(this, sizes);
    }

    @Override
    public void run(List<Binding> bindings, int threads) {
        var own = bindings.stream().map(this::own).toList();
        own.forEach(ArrayBinding::requireReady);
        if (own.size() == 1) {
            own.getFirst().run(threads);
        } else {
            Tasks.run(own.size(), threads, () -> number -> own.get((int) number).run(1));
        }
    }

    private ArrayBinding own(Binding binding) {
        if (binding instanceof ArrayBinding array && array.kernel() == this) {
            return array;
        }
        throw new IllegalArgumentException(
                "a binding of another kernel was given to the kernel of '%s'; bind it there".formatted(program.name()));
    }

    @Override
    public synchronized void close() {
        code.close();
        restingCode.ifPresent(MachineCode::close);
    }
}
