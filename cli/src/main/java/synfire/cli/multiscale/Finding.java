package synfire.cli.multiscale;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A quantity of the trained network beside what is known of brains.
///
/// @param reference the known value, in words where it is no number
/// @param ours of the trained network
/// @param control the same after a shuffle
/// @param shuffled what was shuffled
record Finding(
        String quantity, String unit, String reference, String source, double ours, double control, String shuffled) {

    void write(ObjectNode node) {
        node.put("quantity", quantity);
        node.put("unit", unit);
        node.put("reference", reference);
        node.put("source", source);
        put(node, "ours", ours);
        put(node, "control", control);
        node.put("shuffled", shuffled);
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
