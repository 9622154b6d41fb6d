package synfire.lab.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What goes back over the wire.
public final class Answer {

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int status, String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    public static Answer json(JsonNode node) {
        return of(200, "application/json", node.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String type, byte[] body) {
        return new Answer(status, type, body, Map.of());
    }

    /// A problem as `{"problem": ...}`.
    public static Answer problem(int status, String problem) {
        var node = JsonNodeFactory.instance.objectNode().put("problem", problem);
        return of(status, "application/json", node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The same with another header.
    public Answer with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
