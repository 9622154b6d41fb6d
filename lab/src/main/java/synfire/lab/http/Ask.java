package synfire.lab.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request, read with care: whatever is malformed becomes a [Refusal].
public final class Ask {

    /// A model, a study or the positions of sliders: all are short.
    static final int MOST_BYTES = 2 << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpExchange exchange;
    private final Map<String, String> query;

    private Ask(HttpExchange exchange, Map<String, String> query) {
        this.exchange = exchange;
        this.query = query;
    }

    /// @throws Refusal if its query cannot be decoded
    static Ask of(HttpExchange exchange) {
        return new Ask(exchange, query(exchange.getRequestURI().getRawQuery()));
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        var values = new LinkedHashMap<String, String>();
        if (raw == null || raw.isEmpty()) {
            return values;
        }
        for (var part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "the address has a %-sign that is not followed by two hexadecimal digits");
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    HttpExchange exchange() {
        return exchange;
    }

    /// The path of the address, decoded.
    public String path() {
        return String.valueOf(exchange.getRequestURI().getPath());
    }

    /// What follows `prefix` in the path.
    public String after(String prefix) {
        return path().substring(Math.min(prefix.length(), path().length()));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// @throws Refusal if the address does not have it
    public String required(String name) {
        return optional(name).orElseThrow(() -> new Refusal(400, "the address lacks ?%s=".formatted(name)));
    }

    /// The body as a JSON object.
    ///
    /// @throws Refusal if it is of another type, too long, cut short, or no JSON object
    public ObjectNode body() throws IOException {
        var type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new Refusal(415, "the body must be application/json");
        }
        var bytes = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(413, "the body has more than %,d bytes".formatted(MOST_BYTES));
        }
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "the body is no JSON: " + e.getOriginalMessage());
        }
        throw new Refusal(400, "the body is no JSON object");
    }

    /// A text of a body.
    ///
    /// @throws Refusal if it is not there, or no text
    public static String text(JsonNode body, String name) {
        var node = body.get(name);
        if (node == null || !node.isTextual()) {
            throw new Refusal(400, "the body lacks the text \"%s\"".formatted(name));
        }
        return node.textValue();
    }

    /// A finite number of a body.
    ///
    /// @throws Refusal if it is there and no number
    public static double number(JsonNode body, String name, double otherwise) {
        var node = body.get(name);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new Refusal(400, "\"%s\" in the body is no finite number".formatted(name));
        }
        return node.doubleValue();
    }
}
