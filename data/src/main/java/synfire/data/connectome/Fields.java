package synfire.data.connectome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import synfire.data.array.ArraySpec;
import synfire.network.connectome.Measure;
import synfire.network.connectome.Provenance;

/// Named fields that describe what to read. Those that begin with a name and a dot belong together: `also.SLN`.
record Fields(String what, Map<String, String> texts) {

    /// Where it comes from; every description has these.
    private static final List<String> PROVENANCE = List.of("name", "source", "version", "citation", "license");

    private static final List<String> MEASURE = List.of("measure", "unit", "meaning");

    /// @param known names of the fields, without those of provenance and measure; `also.` stands for all that begin so
    static Fields of(String what, Map<String, ?> fields, List<String> known) {
        var all = new ArrayList<>(known);
        all.addAll(PROVENANCE);
        all.addAll(MEASURE);
        var texts = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            boolean isKnown = all.contains(name)
                    || all.stream().anyMatch(prefix -> prefix.endsWith(".") && name.startsWith(prefix));
            if (!isKnown) {
                throw new IllegalArgumentException(
                        "%s has no field '%s'; its fields are %s".formatted(what, name, String.join(", ", all)));
            }
            texts.put(name, String.valueOf(value).strip());
        });
        return new Fields(what, texts);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    String required(String name, String fix) {
        return text(name)
                .orElseThrow(() -> new IllegalArgumentException("%s needs '%s'; %s".formatted(what, name, fix)));
    }

    Optional<ArraySpec> spec(String name) {
        return text(name).map(text -> {
            try {
                return ArraySpec.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s = \"%s\": %s".formatted(name, text, e.getMessage()), e);
            }
        });
    }

    /// One of some words; the first where the field is missing.
    String choice(String name, List<String> words) {
        var text = text(name).orElse(words.getFirst());
        if (!words.contains(text)) {
            throw new IllegalArgumentException(
                    "%s = \"%s\" is none of %s".formatted(name, text, String.join(", ", words)));
        }
        return text;
    }

    int number(String name, int otherwise) {
        return text(name)
                .map(text -> {
                    if (!text.matches("\\d{1,6}")) {
                        throw new IllegalArgumentException("%s = \"%s\" is no whole number".formatted(name, text));
                    }
                    return Integer.valueOf(text);
                })
                .orElse(otherwise);
    }

    /// The rest of the names that begin with this prefix, in order.
    List<String> after(String prefix) {
        return texts.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    Measure measure() {
        var name = required("measure", "name one of FLN, SLN, streamlines, synapses, sections, strength, FC");
        if (text("unit").isPresent() || text("meaning").isPresent()) {
            return Measure.of(
                    name,
                    required("unit", "say what is counted, or 1 for a ratio"),
                    required("meaning", "say what the measure means"));
        }
        return Measure.named(name);
    }

    Provenance provenance() {
        var fix = "write \"%s\" where it is not known".formatted(Provenance.NOT_STATED);
        return new Provenance(
                required("source", fix), required("version", fix), required("citation", fix), required("license", fix));
    }
}
