package synfire.simulate.network;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.text.NetworkText;

/// What a network is, part by part, as hashes: two runs with the same fingerprint give the same bits.
///
/// @param parts SHA-256 of each section of the network's text (`population E`), of the time step and of the number type
public record NetworkFingerprint(Map<String, String> parts) {

    public NetworkFingerprint {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    public static NetworkFingerprint of(Network network, Quantity dt, DType dtype) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("time step", hash(dt.toString()));
        parts.put("number type", hash(dtype.name()));
        var head = "";
        var text = new StringBuilder();
        for (var line : NetworkText.of(network).split("\n", -1)) {
            if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
                put(parts, head, text);
                head = line;
            }
            text.append(line).append('\n');
        }
        put(parts, head, text);
        return new NetworkFingerprint(parts);
    }

    private static void put(Map<String, String> parts, String head, StringBuilder text) {
        var words = head.split(" ", -1);
        if (words.length >= 2) {
            parts.put(words[0] + " '" + words[1] + "'", hash(text.toString().strip()));
        }
        text.setLength(0);
    }

    /// Which parts differ from those of another, as messages name them.
    public List<String> differences(NetworkFingerprint now) {
        var found = new ArrayList<String>();
        parts.forEach((part, hash) -> {
            var other = now.parts.get(part);
            if (other == null) {
                found.add(part + " is gone");
            } else if (!other.equals(hash)) {
                found.add(part + " is another");
            }
        });
        now.parts.keySet().stream()
                .filter(part -> !parts.containsKey(part))
                .forEach(part -> found.add(part + " is new"));
        return found;
    }

    /// One hash of all parts.
    public String whole() {
        return hash(String.join("\n", parts.values()));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
