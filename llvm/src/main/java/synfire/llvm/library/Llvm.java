package synfire.llvm.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The loaded LLVM library: IR text in, machine code for this processor out.
///
/// In the text, [#SYMBOL] stands for the name of the function; it becomes a name made of the digest of the text, which
/// also names its entry in the object cache. Compiling one text twice gives the same code, loaded once.
public final class Llvm {

    /// Stands for the function's name in IR text.
    public static final String SYMBOL = "@KERNEL";

    private final String origin;
    private final CLibrary library;
    private final Host host;
    private final JitSession session;
    private final ObjectCache cache;
    private final Map<String, Loaded> loaded = new HashMap<>();

    private static final class Loaded {
        final JitSession.Linked linked;
        int users;

        Loaded(JitSession.Linked linked) {
            this.linked = linked;
        }
    }

    /// Loads what the search found.
    ///
    /// @throws IllegalArgumentException if the system cannot load the file
    /// @throws LlvmException if it is no LLVM library that can serve
    public Llvm(LibrarySearch.Found found, LibraryOptions options) {
        this.origin = found.file() + ", " + found.origin();
        this.library = new CLibrary(found.file());
        this.host = Host.of(library);
        this.session = new JitSession(library);
        this.cache = new ObjectCache(options.cache().resolve("objects"));
    }

    /// The machine that code is made for.
    public Host host() {
        return host;
    }

    /// File and source of the library, for `synfire doctor`.
    public String origin() {
        return origin;
    }

    /// Compiles and links one function.
    ///
    /// @param ir LLVM IR in which `@KERNEL` is `i64 (ptr, ptr, i64, i64)`
    /// @param cached whether object files of earlier runs may be used and new ones kept
    public MachineCode compile(String ir, boolean cached) {
        var source = source(ir);
        var symbol = "synfire_" + Digest.of(source);
        var linked = link(ir, cached, source, symbol);
        return new MachineCode(symbol, linked.address(), () -> release(symbol));
    }

    /// The IR after optimisation, for people to read.
    public String optimised(String ir) {
        try (var compilation = new Compilation(library, host)) {
            return compilation.optimised(ir.replace(SYMBOL, "@kernel"));
        }
    }

    /// Generates code without holding the lock; two threads that compile one text at once both do, and one is kept.
    private JitSession.Linked link(String ir, boolean cached, String source, String symbol) {
        var known = use(symbol);
        if (known.isPresent()) {
            return known.get();
        }
        var object = cached ? cache.get(symbol, source) : Optional.<byte[]>empty();
        return keep(symbol, object.orElseGet(() -> object(ir, cached, source, symbol)));
    }

    private synchronized Optional<JitSession.Linked> use(String symbol) {
        var known = Optional.ofNullable(loaded.get(symbol));
        known.ifPresent(code -> code.users++);
        return known.map(code -> code.linked);
    }

    private synchronized JitSession.Linked keep(String symbol, byte[] object) {
        return use(symbol).orElseGet(() -> {
            var code = new Loaded(session.link(object, symbol));
            loaded.put(symbol, code);
            code.users = 1;
            return code.linked;
        });
    }

    private byte[] object(String ir, boolean cached, String source, String symbol) {
        FatalErrors.announce(library);
        try (var compilation = new Compilation(library, host)) {
            var object = compilation.objectOf(ir.replace(SYMBOL, "@" + symbol));
            if (cached) {
                cache.put(symbol, source, object);
            }
            return object;
        }
    }

    private synchronized void release(String symbol) {
        var code = loaded.get(symbol);
        if (code != null && --code.users == 0) {
            loaded.remove(symbol);
            session.unlink(code.linked.tracker());
        }
    }

    /// All that the code depends on.
    private String source(String ir) {
        return host + Compilation.PASSES + "\n" + ir;
    }
}
