package synfire.learn.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import synfire.simulate.network.OnlineRule.Feedback;
import synfire.simulate.network.OnlineRule.Filter;

/// A learning rule as written: `NAME`, or `NAME(KEY=VALUE, …)`.
final class RuleText {

    private static final Pattern FORM = Pattern.compile("\\s*([^\\s()]+)\\s*(?:\\(([^()]*)\\))?\\s*");

    private final String name;
    private final Map<String, String> given;
    private final List<String> known = new ArrayList<>();

    private RuleText(String name, Map<String, String> given) {
        this.name = name;
        this.given = given;
    }

    static RuleText of(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no learning rule; write its name, or for example d-rtrl(window=50)".formatted(text));
        }
        var given = new LinkedHashMap<String, String>();
        var inside = matcher.group(2);
        if (inside != null && !inside.isBlank()) {
            for (var part : inside.split(",", -1)) {
                int equals = part.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException(
                            "'%s' of the learning rule '%s' has no value; write for example window=50"
                                    .formatted(part.strip(), matcher.group(1)));
                }
                given.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return new RuleText(matcher.group(1), given);
    }

    String name() {
        return name;
    }

    int window(int usual) {
        int window = read("window", usual, Integer::valueOf, "a number of steps");
        if (window < 1) {
            throw wrong("window", "a number of steps, at least 1");
        }
        return window;
    }

    int steps(int usual) {
        int steps = read("steps", usual, Integer::valueOf, "a number of steps");
        if (steps < 1) {
            throw wrong("steps", "a number of steps, at least 1");
        }
        return steps;
    }

    double decay(double usual) {
        double decay = read("decay", usual, Double::valueOf, "a number");
        if (!(decay >= 0 && decay < 1)) {
            throw wrong("decay", "a number from 0 to below 1");
        }
        return decay;
    }

    double start(double usual) {
        double start = read("start", usual, Double::valueOf, "a number");
        if (!(start > 0 && Double.isFinite(start))) {
            throw wrong("start", "a number above 0");
        }
        return start;
    }

    double forgetting(double usual) {
        double forgetting = read("forgetting", usual, Double::valueOf, "a number");
        if (!(forgetting > 0 && forgetting <= 1)) {
            throw wrong("forgetting", "a number above 0, at most 1");
        }
        return forgetting;
    }

    int every(int usual) {
        int every = read("every", usual, Integer::valueOf, "a number of steps");
        if (every < 1) {
            throw wrong("every", "a number of steps, at least 1");
        }
        return every;
    }

    Filter filter() {
        return read(
                "filter",
                Filter.READOUT,
                text -> Filter.valueOf(text.toUpperCase(java.util.Locale.ROOT)),
                "readout or none");
    }

    Feedback feedback() {
        return read(
                "feedback",
                Feedback.SYMMETRIC,
                text -> Feedback.valueOf(text.toUpperCase(java.util.Locale.ROOT)),
                "symmetric or random");
    }

    private <T> T read(String key, T usual, Function<String, T> reading, String form) {
        known.add(key);
        var text = given.get(key);
        if (text == null) {
            return usual;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException _) {
            throw wrong(key, form);
        }
    }

    private IllegalArgumentException wrong(String key, String form) {
        return new IllegalArgumentException(
                "%s=%s of the learning rule '%s': give %s".formatted(key, given.get(key), name, form));
    }

    void requireAllRead() {
        Set<String> others = new TreeSet<>(given.keySet());
        known.forEach(others::remove);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("the learning rule '%s' has no '%s'; it has %s"
                    .formatted(name, others.iterator().next(), known.isEmpty() ? "no settings" : known));
        }
    }
}
