package synfire.network.connectome;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a number between two regions or cells means, its unit, and the range it lies in.
///
/// @param name short, as in figures: `FLN`
/// @param unit `1` for a ratio; otherwise what is counted or measured
public record Measure(String name, String unit, String meaning, double least, double most) {

    /// Markov et al. (2014), *Cereb. Cortex* 24:17.
    public static final Measure FLN =
            new Measure("FLN", "1", "fraction of labelled neurons: of the extrinsic inputs of a region", 0, 1);

    /// Markov et al. (2014), *J. Comp. Neurol.* 522:225. It increases from feedback to feedforward.
    public static final Measure SLN =
            new Measure("SLN", "1", "fraction of a projection's neurons that lie in the supragranular layers", 0, 1);

    public static final Measure STREAMLINES =
            counted("streamlines", "streamlines of diffusion tractography, also weighted or averaged");
    public static final Measure SYNAPSES = counted("synapses", "chemical synapses seen in electron microscopy");
    public static final Measure SECTIONS = counted("sections", "sections of electron microscopy that show a synapse");
    public static final Measure STRENGTH =
            new Measure("strength", "1", "strength of a projection, in the scale of the source", 0, Double.MAX_VALUE);
    public static final Measure CORRELATION =
            new Measure("FC", "1", "correlation of the activity of two regions, also averaged by Fisher's z", -10, 10);

    /// Those above, which texts name without regard to case.
    public static final List<Measure> KNOWN = List.of(FLN, SLN, STREAMLINES, SYNAPSES, SECTIONS, STRENGTH, CORRELATION);

    public Measure {
        if (name.isBlank() || unit.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException("a measure needs a name, a unit (1 for a ratio) and its meaning");
        }
    }

    private static Measure counted(String name, String meaning) {
        return new Measure(name, name, meaning, 0, Double.MAX_VALUE);
    }

    /// A measure that is not negative.
    public static Measure of(String name, String unit, String meaning) {
        return new Measure(name, unit, meaning, 0, Double.MAX_VALUE);
    }

    /// The known one of that name.
    public static Measure named(String name) {
        return KNOWN.stream()
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is none of the measures %s"
                        .formatted(name, KNOWN.stream().map(Measure::name).collect(Collectors.joining(", ")))));
    }

    boolean allows(double value) {
        return value >= least && value <= most;
    }

    /// The range in words.
    String range() {
        return most == Double.MAX_VALUE
                ? "not negative and finite"
                : "between %s and %s".formatted(plain(least), plain(most));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
