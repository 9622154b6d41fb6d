package synfire.cli.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation: its pieces of code, headings and links.
///
/// @param name relative to the project, for example `docs/guide/tasks.md`
public record Page(String name, String text) {

    public static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    private static final Pattern PIECE = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INDENTED = Pattern.compile("(?<=\n\n)((?:    [^\n]*\n)+)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);

    /// A piece of code.
    ///
    /// @param language as the page marks it, or empty
    /// @param line of the page, from 1
    public record Piece(String page, String language, String code, int line) {

        @Override
        public String toString() {
            return page + ":" + line + " " + language;
        }
    }

    public static Page of(Path file) throws IOException {
        return new Page(ROOT.relativize(file).toString(), Files.readString(file));
    }

    /// README, CONTRIBUTING and everything in docs.
    public static List<Page> all() throws IOException {
        var pages = new ArrayList<Page>();
        for (var name : List.of("README.md", "CONTRIBUTING.md")) {
            pages.add(of(ROOT.resolve(name)));
        }
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(of(file));
            }
        }
        return pages;
    }

    /// The file's place without its ending and folder `docs`: `guide-tasks`.
    String key() {
        return name.replaceFirst("^docs/", "").replaceFirst("\\.md$", "").replace('/', '-');
    }

    /// Pieces between fences.
    public List<Piece> pieces() {
        return PIECE.matcher(text)
                .results()
                .map(found -> new Piece(name, found.group(1), found.group(2), line(found.start())))
                .toList();
    }

    public List<Piece> pieces(String language) {
        return pieces().stream()
                .filter(piece -> piece.language().equals(language))
                .toList();
    }

    /// Pieces that are set in by four spaces: command lines.
    public List<Piece> indented() {
        return INDENTED.matcher(withoutFences())
                .results()
                .map(found -> new Piece(name, "", found.group(1).stripTrailing().stripIndent(), line(found.start())))
                .toList();
    }

    /// Targets of links, as they stand.
    List<String> links() {
        return LINK.matcher(withoutFences().replaceAll("`[^`\n]*`", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// What a link can end with after `#`: headings in lower case, spaces as dashes, punctuation left out.
    List<String> anchors() {
        return HEADING.matcher(withoutFences())
                .results()
                .map(found -> found.group(1)
                        .replaceAll("[`*]", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /// The text with empty lines in place of pieces between fences.
    private String withoutFences() {
        return PIECE.matcher(text)
                .replaceAll(found -> "\n".repeat((int) found.group().lines().count() - 1));
    }

    private int line(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
