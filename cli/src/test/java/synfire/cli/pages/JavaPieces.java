package synfire.cli.pages;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Java of a page as one program: what the page takes as given, from `pages/KEY.txt`, then its pieces in
/// order.
///
/// In the file of what is given, lines that begin with `import` are imports, those after `// members` methods
/// and types, the others statements; `PIECE_0` is the text of the page's first piece in another language.
/// Pieces that begin with `public` are methods. Where the file says `// compiled only`, nothing is run.
final class JavaPieces {

    private static final List<String> MODULES = List.of(
            "java.base",
            "synfire.ir",
            "synfire.equations",
            "synfire.kernels",
            "synfire.network",
            "synfire.models",
            "synfire.data",
            "synfire.simulate",
            "synfire.learn",
            "synfire.report");

    private final Page page;
    private final String given;

    private JavaPieces(Page page, String given) {
        this.page = page;
        this.given = given;
    }

    static JavaPieces of(Page page) throws IOException {
        try (var file = JavaPieces.class.getResourceAsStream("/synfire/cli/pages/" + page.key() + ".txt")) {
            return new JavaPieces(page, file == null ? "" : new String(file.readAllBytes()));
        }
    }

    /// Compiles it, and runs it.
    ///
    /// @param folder for what is compiled
    /// @param modulePath where the modules are
    void run(Path folder, String modulePath) throws Exception {
        var file = folder.resolve("Pieces.java");
        Files.writeString(file, program());
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        writer,
                        writer,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        folder.toString(),
                        "-p",
                        modulePath,
                        "--add-modules",
                        String.join(",", MODULES),
                        file.toString());
        if (failed != 0) {
            throw new AssertionError(page.name() + " does not compile:\n" + said);
        }
        if (!given.contains("// compiled only")) {
            call(folder);
        }
    }

    private static void call(Path folder) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavaPieces.class.getClassLoader())) {
            var main = loader.loadClass("Pieces").getMethod("run");
            try {
                main.invoke(null);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    private String program() {
        var sections = given.split("// members", 2);
        var members = new StringBuilder(sections.length > 1 ? sections[1] : "");
        var imports = new LinkedHashSet<String>();
        MODULES.forEach(module -> imports.add("import module " + module + ";"));
        var statements = new ArrayList<String>();
        statements.add(withoutImports(sections[0], imports));
        for (var piece : page.pieces("java")) {
            if (piece.code().startsWith("public ")) {
                members.append("static abstract class Piece%d {%n%s}%n".formatted(piece.line(), piece.code()));
            } else {
                statements.add(withoutImports(piece.code(), imports));
            }
        }
        var program = "%s%npublic final class Pieces {%n%s%npublic static void run() throws Exception {%n%s%n}%n}%n"
                .formatted(String.join("\n", imports), members, String.join("\n", statements));
        var others = page.pieces().stream()
                .filter(piece -> !piece.language().equals("java"))
                .toList();
        for (int i = 0; i < others.size(); i++) {
            program = program.replace(
                    "PIECE_" + i, "\"\"\"\n" + others.get(i).code().replace("\\", "\\\\") + "\"\"\"");
        }
        return program;
    }

    private static String withoutImports(String code, LinkedHashSet<String> imports) {
        try (Stream<String> lines = code.lines()) {
            return lines.filter(line -> !(line.startsWith("import ") && imports.add(line)))
                    .filter(line -> !line.startsWith("import "))
                    .collect(Collectors.joining("\n"));
        }
    }
}
