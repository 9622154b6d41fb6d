package synfire.llvm.library;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/// A C function whose arguments and result are integers or pointers, all passed as 64-bit words.
///
/// One method handle per number of arguments serves every function: making a handle costs milliseconds, so forty
/// functions of their own types would cost more than loading the library. On the calling conventions of x86-64 and
/// AArch64 a narrower integer is the low part of its word; of a narrower result the high part is undefined, so use
/// [#asInt]; the result of a `void` function means nothing.
///
/// @param name for messages
/// @param address of the code
record CFunction(String name, MemorySegment address) {

    private static final MethodHandle[] BY_ARITY = new MethodHandle[8];

    @SuppressWarnings("restricted")
    private static synchronized MethodHandle ofArity(int arity) {
        if (BY_ARITY[arity] == null) {
            var words = new MemoryLayout[arity];
            Arrays.fill(words, JAVA_LONG);
            BY_ARITY[arity] = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, words));
        }
        return BY_ARITY[arity];
    }

    /// The low half of a result, which is all of it where C says `int`.
    static int asInt(long result) {
        return (int) result;
    }

    long call() {
        try {
            return (long) ofArity(0).invokeExact(address);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    long call(long a) {
        try {
            return (long) ofArity(1).invokeExact(address, a);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    long call(long a, long b) {
        try {
            return (long) ofArity(2).invokeExact(address, a, b);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    long call(long a, long b, long c) {
        try {
            return (long) ofArity(3).invokeExact(address, a, b, c);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    long call(long a, long b, long c, long d) {
        try {
            return (long) ofArity(4).invokeExact(address, a, b, c, d);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    long call(long a, long b, long c, long d, long e) {
        try {
            return (long) ofArity(5).invokeExact(address, a, b, c, d, e);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    long call(long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) ofArity(7).invokeExact(address, a, b, c, d, e, f, g);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private IllegalStateException failed(Throwable cause) {
        return new IllegalStateException("the call of the native function " + name + " failed", cause);
    }
}
