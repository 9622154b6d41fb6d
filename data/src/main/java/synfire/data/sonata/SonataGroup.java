package synfire.data.sonata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.array.Content.Numbers;
import synfire.data.array.Content.Texts;
import synfire.data.array.HdfArrays;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;
import synfire.network.Samples;

/// The nodes or edges of one population in HDF5: for each its type, and its attributes in one of several groups.
final class SonataGroup {

    private final HdfArrays file;
    private final String path;
    private final Samples types;
    private final Optional<Samples> group;
    private final Optional<Samples> index;
    private final Map<String, Samples> numbers = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();

    /// @param path of the population, such as `nodes/v1`
    /// @param what `node` or `edge`
    SonataGroup(HdfArrays file, String path, String what) {
        this.file = file;
        this.path = path;
        this.types = column(what + "_type_id");
        this.group =
                file.has(path + "/" + what + "_group_id") ? Optional.of(column(what + "_group_id")) : Optional.empty();
        this.index = group.isPresent() ? Optional.of(column(what + "_group_index")) : Optional.empty();
        same(what + "_group_id", group);
        same(what + "_group_index", index);
        readAttributes();
    }

    private void same(String name, Optional<Samples> column) {
        if (column.isPresent() && column.get().size() != size()) {
            throw wrong(
                    name,
                    "it has %d entries, but there are %d types"
                            .formatted(column.get().size(), size()));
        }
    }

    private void readAttributes() {
        for (var name : file.arrays()) {
            if (name.startsWith(path + "/")) {
                var inner = name.substring(path.length() + 1);
                if (inner.matches("\\d+/[^/]+")) {
                    switch (file.read(name)) {
                        case Numbers(var shape, var values) -> {
                            if (shape.size() == 1) {
                                numbers.put(inner, values);
                            }
                        }
                        case Texts(var _, var values) -> texts.put(inner, values);
                        default -> {}
                    }
                }
            }
        }
    }

    /// Whole numbers, one for each node or edge.
    Samples column(String name) {
        if (!(file.read(path + "/" + name) instanceof Numbers(var shape, var values)) || shape.size() != 1) {
            throw wrong(name, "it is no column of numbers");
        }
        return values;
    }

    int size() {
        return types.size();
    }

    long type(int entry) {
        return (long) types.get(entry);
    }

    /// The attribute of one entry, where its group has it.
    Optional<String> attribute(int entry, String name) {
        if (group.isEmpty() || index.isEmpty()) {
            return Optional.empty();
        }
        var column = "%d/%s".formatted((long) group.get().get(entry), name);
        double place = index.get().get(entry);
        var number = numbers.get(column);
        if (number != null) {
            return Optional.of(String.valueOf(number.get(place(column, entry, place, number.size()))));
        }
        return Optional.ofNullable(texts.get(column)).map(text -> text.get(place(column, entry, place, text.size())));
    }

    private int place(String column, int entry, double place, int size) {
        if (!(place >= 0 && place < size)) {
            throw wrong(column, "entry %d is at place %s of %d".formatted(entry, SonataNetwork.plain(place), size));
        }
        return (int) place;
    }

    /// Names of the attributes in the groups.
    List<String> attributes() {
        var names = new ArrayList<String>();
        numbers.keySet().forEach(name -> names.add(name.replaceFirst("^\\d+/", "")));
        texts.keySet().forEach(name -> names.add(name.replaceFirst("^\\d+/", "")));
        return names.stream().distinct().sorted().toList();
    }

    RecordingFormatException wrong(String name, String problem) {
        return new RecordingFormatException(file.name(), path + "/" + name, problem, FileBytes.DAMAGED);
    }
}
