package synfire.cli.network;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import synfire.equations.syntax.Spelling;
import synfire.network.description.Cells;
import synfire.network.description.Population;

/// The cells that a text stands for: `E`, the part `E.left`, a range `E[0:800]`, one cell `E[3]`.
final class CellNames {

    private static final Pattern TEXT =
            Pattern.compile("([A-Za-z]\\w*)(?:\\.([A-Za-z]\\w*)|\\[(\\d{1,9})(?::(\\d{1,9}))?])?");

    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, Population> populations = new LinkedHashMap<>();

    private final Set<String> failed = new HashSet<>();

    /// Names nothing yet.
    CellNames() {}

    /// A population or stimulus that could not be read; nothing more is told of what names it.
    void fail(String name) {
        failed.add(name);
    }

    void add(Population population) {
        populations.put(population.name(), population);
        sizes.put(population.name(), population.size());
    }

    /// Sources that a stimulus is.
    void add(String stimulus, int sources) {
        sizes.put(stimulus, sources);
    }

    Cells read(String text) {
        var found = TEXT.matcher(text.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" names no cells; write \"E\", \"E.part\", \"E[0:800]\" or \"E[3]\"".formatted(text));
        }
        var name = found.group(1);
        var size = sizes.get(name);
        if (failed.contains(name)) {
            throw new Unreadable();
        }
        if (size == null) {
            throw new IllegalArgumentException("there is no population '%s'; %s"
                    .formatted(
                            name,
                            Spelling.nearest(name, sizes.keySet())
                                    .map("did you mean '%s'?"::formatted)
                                    .orElseGet(() -> sizes.isEmpty()
                                            ? "add [population.%s]".formatted(name)
                                            : "there are " + String.join(", ", sizes.keySet()))));
        }
        if (found.group(2) != null) {
            var population = populations.get(name);
            if (population == null) {
                throw new IllegalArgumentException(
                        "'%s' is a stimulus and has no parts; write \"%s[0:10]\"".formatted(name, name));
            }
            return population.part(found.group(2));
        }
        if (found.group(3) == null) {
            return new Cells.Range(name, 0, size);
        }
        int first = Integer.parseInt(found.group(3));
        int end = found.group(4) == null ? first + 1 : Integer.parseInt(found.group(4));
        if (end > size || first >= end) {
            throw new IllegalArgumentException("\"%s\" names cells %d up to, without, %d; '%s' has cells 0 to %d"
                    .formatted(text, first, end, name, size - 1));
        }
        return new Cells.Range(name, first, end);
    }
}
