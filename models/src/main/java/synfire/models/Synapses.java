package synfire.models;

import java.util.List;
import synfire.equations.Model;
import synfire.equations.syntax.Source;

/// The models of synapses and of plasticity that come with the project. Each is one text file,
/// `NAME.synapse`; adding one is adding the file and its name here.
public final class Synapses {

    private static final List<String> NAMES = List.of(
            "delta",
            "exponential-current",
            "exponential-conductance",
            "alpha-current",
            "alpha-conductance",
            "dual-exponential-conductance",
            "ampa",
            "nmda",
            "nmda-saturating",
            "gaba-a",
            "gaba-b",
            "gap-junction",
            "tsodyks-markram",
            "stdp-pair",
            "stdp-weight-dependent",
            "stdp-triplet",
            "stdp-symmetric",
            "stdp-inhibitory",
            "stdp-voltage",
            "stdp-dopamine",
            "homeostatic-scaling");

    private Synapses() {}

    /// Every model, simple ones first.
    public static List<String> names() {
        return NAMES;
    }

    public static boolean contains(String name) {
        return NAMES.contains(name);
    }

    /// The model of that name.
    ///
    /// @throws IllegalArgumentException naming the models there are
    public static Model get(String name) {
        return Model.parse(source(name));
    }

    /// The text of the model of that name.
    ///
    /// @throws IllegalArgumentException naming the models there are
    public static Source source(String name) {
        if (!contains(name)) {
            throw new IllegalArgumentException("there is no synapse model '%s' in the catalogue; it has %s"
                    .formatted(name, String.join(", ", NAMES)));
        }
        return Catalogue.read(name, name + ".synapse");
    }
}
