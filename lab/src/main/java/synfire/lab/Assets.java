package synfire.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import synfire.lab.http.Answer;
import synfire.lab.http.Ask;
import synfire.lab.http.Refusal;
import synfire.report.figure.Colour;

/// The page itself: its text, style, scripts, and the libraries that come with them.
final class Assets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9/-]+(\\.[a-z0-9]+)+");
    private static final int NONCE_BYTES = 18;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml",
            "txt", "text/plain");

    private final SecureRandom random = new SecureRandom();

    /// The page. The editor makes style sheets as it runs; it may, by a number that is drawn for each page.
    Answer page() throws IOException {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        var text = new String(bytes("index.html"), StandardCharsets.UTF_8).replace("{nonce}", nonce);
        return Answer.of(200, "text/html", text.getBytes(StandardCharsets.UTF_8))
                .with(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
                                .formatted(nonce));
    }

    Answer file(Ask ask) throws IOException {
        var name = ask.after("/static/");
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(404, "the page has no file '%s'".formatted(name));
        }
        if (name.equals("colours.css")) {
            return Answer.of(200, "text/css", colours().getBytes(StandardCharsets.UTF_8));
        }
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return Answer.of(200, type, bytes(name));
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = Assets.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new Refusal(404, "the page has no file '%s'".formatted(name));
            }
            return in.readAllBytes();
        }
    }

    /// The colours of reports, as variables.
    private static String colours() {
        var light = variables(Colour::light);
        var dark = variables(Colour::dark);
        return ":root{color-scheme:light;%s}%n@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;%s}}%n:root[data-theme=dark]{color-scheme:dark;%s}%n"
                .formatted(light, dark, dark);
    }

    private static String variables(ToIntFunction<Colour> shade) {
        return Arrays.stream(Colour.values())
                .map(colour -> "--%s:#%06x;".formatted(colour.key().toLowerCase(Locale.ROOT), shade.applyAsInt(colour)))
                .collect(Collectors.joining());
    }
}
