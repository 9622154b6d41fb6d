package synfire.network.description;

/// What the numbers of a probe must be.
final class ProbeRules {

    private ProbeRules() {}

    static void check(String name, int every) {
        Names.check("probe", name);
        if (every < 1) {
            throw new IllegalArgumentException(
                    "probe '%s' records every %d steps; give a number from 1 up".formatted(name, every));
        }
    }
}
