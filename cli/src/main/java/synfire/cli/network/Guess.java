package synfire.cli.network;

import java.util.List;
import java.util.regex.Pattern;

/// Which key of a table a message is about, so that it can be told with that key's line.
final class Guess {

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final List<String> KEYS =
            List.of("weight", "delay", "mask", "synapse", "connector", "rate", "source", "target", "positions", "size");

    private Guess() {}

    /// The key whose value holds a word that the message quotes, or that the message names.
    static String key(TomlTable table, String message) {
        var rest = message.replaceFirst("^\\w+ '[^']*':?", "");
        if (table.has("connector") && rest.matches("(?s) ?edge \\d.*")) {
            return "connector";
        }
        for (var key : KEYS) {
            if (table.has(key) && rest.matches("(?s).*\\b" + key + "s?\\b.*")) {
                return key;
            }
        }
        var quoted = QUOTED.matcher(rest);
        while (quoted.find()) {
            var found = table.keyOf(quoted.group(1));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return "";
    }
}
