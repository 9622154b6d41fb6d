package synfire.kernels;

import java.nio.file.Path;
import java.util.Optional;

/// How a program becomes a kernel. None of these but `blas` changes a result by a bit; they change speed and
/// memory.
///
/// @param vectorBits width of a vector register to use: 128, 256, 512, or 0 for the machine's widest
/// @param registers vector registers per value in a block of lanes: 1, 2, 4, or 0 for the measured best
/// @param objectCache whether machine code of earlier runs may be used and new code kept on disk
/// @param tapeBytes bytes of tape and checkpoints that each thread may hold for reverse scans
/// @param segment steps between checkpoints, or 0 to plan them from `tapeBytes`
/// @param sleeping whether cells of a network that are at rest may be left out until something arrives
/// @param timed whether kernels over cells count the time of each kind of work, see [Binding#work()]
/// @param blas a library with `cblas_sgemm` and `cblas_dgemm` for products of matrices, in place of the
///     backend's own; its
///     sums have an order of their own, so results differ in their last bits, and may on another processor
public record CompileOptions(
        int vectorBits,
        int registers,
        boolean objectCache,
        long tapeBytes,
        int segment,
        boolean sleeping,
        boolean timed,
        Optional<Path> blas) {

    /// The machine's widest vectors, cached objects, 128 MiB of tape per thread, and cells that sleep.
    public static final CompileOptions DEFAULT =
            new CompileOptions(0, 0, true, 128L << 20, 0, true, false, Optional.empty());

    public CompileOptions {
        if (vectorBits != 0 && vectorBits != 128 && vectorBits != 256 && vectorBits != 512) {
            throw new IllegalArgumentException(
                    "vectors of %d bits: choose 128, 256, 512, or 0 for the machine's widest".formatted(vectorBits));
        }
        if (registers != 0 && registers != 1 && registers != 2 && registers != 4) {
            throw new IllegalArgumentException(
                    "%d registers per value: choose 1, 2, 4, or 0 for the measured best".formatted(registers));
        }
        if (tapeBytes < 0) {
            throw new IllegalArgumentException("a tape of %d bytes: give 0 or more".formatted(tapeBytes));
        }
        if (segment < 0) {
            throw new IllegalArgumentException(
                    "%d steps between checkpoints: give 1 or more, or 0 to have it planned".formatted(segment));
        }
    }

    public CompileOptions withVectorBits(int bits) {
        return new CompileOptions(bits, registers, objectCache, tapeBytes, segment, sleeping, timed, blas);
    }

    public CompileOptions withRegisters(int count) {
        return new CompileOptions(vectorBits, count, objectCache, tapeBytes, segment, sleeping, timed, blas);
    }

    public CompileOptions withObjectCache(boolean use) {
        return new CompileOptions(vectorBits, registers, use, tapeBytes, segment, sleeping, timed, blas);
    }

    public CompileOptions withTapeBytes(long bytes) {
        return new CompileOptions(vectorBits, registers, objectCache, bytes, segment, sleeping, timed, blas);
    }

    public CompileOptions withSegment(int steps) {
        return new CompileOptions(vectorBits, registers, objectCache, tapeBytes, steps, sleeping, timed, blas);
    }

    public CompileOptions withSleeping(boolean may) {
        return new CompileOptions(vectorBits, registers, objectCache, tapeBytes, segment, may, timed, blas);
    }

    public CompileOptions withTimed(boolean counts) {
        return new CompileOptions(vectorBits, registers, objectCache, tapeBytes, segment, sleeping, counts, blas);
    }

    public CompileOptions withBlas(Path library) {
        return new CompileOptions(
                vectorBits, registers, objectCache, tapeBytes, segment, sleeping, timed, Optional.of(library));
    }
}
