package synfire.cli.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import synfire.data.recording.Recorders;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.connectome.Provenance;
import synfire.network.description.Network;

/// From the text of a network file to what it says. Everything that is wrong is told at once.
public final class NetworkReader {

    private static final long MOST_BYTES = 16 << 20;
    private static final TomlMapper MAPPER = TomlMapper.builder().build();

    private final Path file;
    private final TomlTable root;
    private final FileProblems problems;

    private NetworkReader(Path file, TomlTable root, FileProblems problems) {
        this.file = file;
        this.root = root;
        this.problems = problems;
    }

    /// @throws IllegalArgumentException with every problem of the file, each with its line and the fix
    /// @throws IOException if the file cannot be read
    public static NetworkFile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "%s: %,d bytes are too many for a network; put long lists into files of their own and name them { file = \"...\" }"
                            .formatted(file.getFileName(), Files.size(file)));
        }
        return parse(file, Files.readString(file));
    }

    /// As [#read], of a text that may not be saved yet.
    ///
    /// @param file where it is or will be; paths in it are relative to that
    /// @throws IllegalArgumentException with every problem of the text, each with its line and the fix
    public static NetworkFile parse(Path file, String text) {
        var problems = new FileProblems(file, TomlPlaces.of(text));
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "%s:%s: %s; see docs/guide/networks.md"
                            .formatted(file.getFileName(), at == null ? 1 : at.getLineNr(), e.getOriginalMessage()),
                    e);
        }
        return new NetworkReader(file, new TomlTable(tree, List.of(), problems), problems).read();
    }

    private NetworkFile read() {
        var name = file.getFileName().toString().replaceFirst("\\.toml$", "");
        var title = orElse("title", name, () -> text("title").orElse(name));
        var dt = orElse("dt", Quantity.of(0.1, "ms"), () -> time("dt").orElse(Quantity.of(0.1, "ms")));
        var duration =
                orElse("duration", Quantity.of(1, "s"), () -> time("duration").orElse(Quantity.of(1, "s")));
        var discard = orElse(
                "discard",
                Quantity.of(0, "ms"),
                () -> root.take("discard")
                        .map(Plain::quantity)
                        .map(NetworkReader::notNegative)
                        .orElse(Quantity.of(0, "ms")));
        var dtype = orElse("dtype", DType.F64, this::dtype);
        var formats = orElse("formats", List.of("npz"), this::formats);
        var mostStored = orElse("most_stored", OptionalLong.empty(), this::mostStored);
        long seed = orElse("seed", 1L, this::seed);
        var given = orElse("name", identifier(name), () -> text("name").orElse(identifier(name)));
        var sections = new SectionReader(file, root, problems, dt);
        var network = sections.read(orElse("name", Network.named("network", seed), () -> Network.named(given, seed)));
        root.close();
        problems.throwIfAny();
        List<Provenance> provenance = sections.provenance();
        return new NetworkFile(file, title, network, dt, duration, discard, dtype, formats, mostStored, provenance);
    }

    private OptionalLong mostStored() {
        var node = root.take("most_stored");
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!node.get().isIntegralNumber()
                || !node.get().canConvertToLong()
                || node.get().longValue() < 0) {
            throw Plain.wrong(node.get(), "a number of synapses such as 1000000");
        }
        return OptionalLong.of(node.get().longValue());
    }

    private static String identifier(String name) {
        var letters = name.replaceAll("\\W", "_");
        return letters.matches("[A-Za-z].*") ? letters : "network_" + letters;
    }

    /// What some reading gives; if it fails, that is told, and something else stands in for the rest of the
    /// reading.
    private <T> T orElse(String key, T otherwise, Supplier<T> work) {
        try {
            return work.get();
        } catch (Unreadable e) {
            return otherwise;
        } catch (IllegalArgumentException e) {
            problems.add(List.of(key), String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    private Optional<String> text(String key) {
        return root.take(key).map(node -> {
            if (!node.isTextual()) {
                throw Plain.wrong(node, "a text \"...\"");
            }
            return node.asText();
        });
    }

    private Optional<Quantity> time(String key) {
        return root.take(key).map(node -> {
            var time = Plain.quantity(node);
            if (!time.unit().dimension().equals(Dimension.TIME) || !(time.in(Units.MS) > 0)) {
                throw new IllegalArgumentException("is %s; write a time above 0 such as \"0.1 ms\"".formatted(time));
            }
            return time;
        });
    }

    private static Quantity notNegative(Quantity time) {
        if (!time.unit().dimension().equals(Dimension.TIME) || !(time.in(Units.MS) >= 0)) {
            throw new IllegalArgumentException("is %s; write a time such as \"500 ms\"".formatted(time));
        }
        return time;
    }

    private DType dtype() {
        return switch (text("dtype").orElse("f64").toLowerCase(Locale.ROOT)) {
            case "f64" -> DType.F64;
            case "f32" -> DType.F32;
            default -> throw new IllegalArgumentException("is none of \"f64\", \"f32\"; write one of them");
        };
    }

    private long seed() {
        return root.take("seed")
                .map(node -> {
                    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                        throw Plain.wrong(node, "a whole number");
                    }
                    return node.longValue();
                })
                .orElse(1L);
    }

    private List<String> formats() {
        var formats = new ArrayList<String>();
        var node = root.take("formats");
        if (node.isEmpty()) {
            return List.of("npz");
        }
        if (!node.get().isArray()) {
            throw Plain.wrong(node.get(), "a list such as [\"npz\", \"csv\"]");
        }
        for (var each : node.get()) {
            if (!Recorders.FORMATS.contains(each.asText())) {
                throw new IllegalArgumentException("there is no format '%s'; choose among %s"
                        .formatted(each.asText(), String.join(", ", Recorders.FORMATS)));
            }
            formats.add(each.asText());
        }
        return formats;
    }
}
