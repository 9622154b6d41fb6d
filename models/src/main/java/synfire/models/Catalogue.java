package synfire.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import synfire.equations.Model;
import synfire.equations.syntax.Source;

/// The published models that come with the project. Each is one text file, `NAME.model`; adding one is
/// adding the file and its name here.
public final class Catalogue {

    private static final List<String> CELLS = List.of(
            "lif",
            "qif",
            "eif",
            "adex",
            "izhikevich",
            "gif",
            "gif-stochastic",
            "igif",
            "igif-adapting",
            "agif",
            "glif",
            "mat",
            "hh-squid",
            "hh-traub",
            "hh-traub-paper",
            "pospischil-rs",
            "pospischil-fs",
            "pospischil-ib",
            "pospischil-lts",
            "connor-stevens",
            "morris-lecar",
            "gif-network",
            "lif-network",
            "alif-network",
            "fitzhugh-nagumo",
            "hindmarsh-rose");

    private static final List<String> MASSES = List.of(
            "rate-linear",
            "rate-threshold-linear",
            "wilson-cowan",
            "jansen-rit",
            "wong-wang",
            "montbrio-pazo-roxin",
            "stuart-landau",
            "kuramoto",
            "balloon-windkessel",
            "graded",
            "astrocyte",
            "rate-network",
            "gated-network",
            "readout");

    private static final List<String> NAMES =
            Stream.concat(CELLS.stream(), MASSES.stream()).toList();

    private Catalogue() {}

    /// The models of cells that spike, simple ones first.
    public static List<String> cells() {
        return CELLS;
    }

    /// The models without spikes, for populations that are coupled by signals: rates, masses, phases, blood
    /// flow, glia.
    public static List<String> masses() {
        return MASSES;
    }

    /// Every model: those of cells, then masses.
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
            throw new IllegalArgumentException(
                    "there is no model '%s' in the catalogue; it has %s".formatted(name, String.join(", ", NAMES)));
        }
        return read(name, name + ".model");
    }

    /// A file of the catalogue.
    static Source read(String name, String file) {
        try (var stream = Catalogue.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the catalogue names '%s' but has no file %s".formatted(name, file));
            }
            return new Source(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
