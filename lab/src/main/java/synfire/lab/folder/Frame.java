package synfire.lab.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import synfire.lab.http.Answer;
import synfire.network.Samples;

/// Arrays of numbers on the wire, which a page reads without parsing: the length of a head as 4 bytes, the
/// head as JSON with blanks up to a multiple of 8 bytes, then each array that the head names, as
/// little-endian 32-bit floats.
public final class Frame {

    private static final int ALIGNED = 8;

    private final ObjectNode head;
    private final ArrayNode arrays;
    private final List<Samples> values = new ArrayList<>();
    private final List<Double> factors = new ArrayList<>();

    /// @param head what is told besides the arrays; it takes their names
    public Frame(ObjectNode head) {
        this.head = head;
        this.arrays = head.putArray("arrays");
    }

    public static Frame empty() {
        return new Frame(JsonNodeFactory.instance.objectNode());
    }

    public ObjectNode head() {
        return head;
    }

    /// @param factor by which each value is multiplied
    public Frame add(String name, String unit, Samples samples, double factor) {
        arrays.addObject().put("name", name).put("unit", unit).put("length", samples.size());
        values.add(samples);
        factors.add(factor);
        return this;
    }

    public Frame add(String name, String unit, Samples samples) {
        return add(name, unit, samples, 1);
    }

    public Answer answer() {
        var text = head.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 4 + ALIGNED - 1) / ALIGNED * ALIGNED - 4;
        var out = new ByteArrayOutputStream();
        var number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, padded);
        out.writeBytes(number.array());
        out.writeBytes(text);
        out.writeBytes(" ".repeat(padded - text.length).getBytes(StandardCharsets.US_ASCII));
        for (int a = 0; a < values.size(); a++) {
            var samples = values.get(a);
            double factor = factors.get(a);
            var bytes = ByteBuffer.allocate(4 * samples.size()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < samples.size(); i++) {
                bytes.putFloat((float) (samples.get(i) * factor));
            }
            out.writeBytes(bytes.array());
        }
        return Answer.of(200, "application/octet-stream", out.toByteArray());
    }
}
