package synfire.llvm.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The loaded LLVM library: IR text in, machine code for this processor out.
///
/// In the text, [#SYMBOL] stands for the name of the function; it becomes a name made of the hash of the text, which
/// is also the key of the object cache. Compiling one text twice gives the same code, loaded once.
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
        var key = key(ir);
        var symbol = "synfire_" + key.substring(0, 32);
        var linked = link(ir, cached, key, symbol);
        return new MachineCode(symbol, linked.address(), () -> release(symbol));
    }

    /// The IR after optimisation, for people to read.
    public String optimised(String ir) {
        try (var compilation = new Compilation(library, host)) {
            return compilation.optimised(ir.replace(SYMBOL, "@kernel"));
        }
    }

    /// Generates code without holding the lock; two threads that compile one text at once both do, and one is kept.
    private JitSession.Linked link(String ir, boolean cached, String key, String symbol) {
        var known = use(symbol);
        if (known.isPresent()) {
            return known.get();
        }
        var object = cached ? cache.get(key) : Optional.<byte[]>empty();
        return keep(symbol, object.orElseGet(() -> object(ir, cached, key, symbol)));
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

    private byte[] object(String ir, boolean cached, String key, String symbol) {
        FatalErrors.announce(library);
        try (var compilation = new Compilation(library, host)) {
            var object = compilation.objectOf(ir.replace(SYMBOL, "@" + symbol));
            if (cached) {
                cache.put(key, object);
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

    private String key(String ir) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((host + Compilation.PASSES).getBytes(StandardCharsets.UTF_8));
            digest.update(ir.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
