package synfire.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import synfire.data.FileGlob;

/// Finds the cells of a study: those listed under `[[cell]]`, then one for each file under `[cells]`.
record CellReader(Path file) {

    /// By name, in order; empty for a study of one cell.
    SequencedMap<String, StudyFile.Cell> cells(StudyFile text) {
        var cells = new LinkedHashMap<String, StudyFile.Cell>();
        int number = 0;
        for (var cell : Objects.requireNonNullElse(text.cell(), List.<StudyFile.Cell>of())) {
            var key = "cell[%d]".formatted(number++);
            if (cell.train() == null && text.simulated() == null) {
                throw new StudyException(
                        file,
                        key + ".train",
                        "missing; name the recordings of this cell, or let [simulated] make them");
            }
            if (cell.parameters() != null && text.simulated() == null) {
                throw new StudyException(
                        file, key + ".parameters", "says what makes the data, but there is no [simulated]; remove it");
            }
            add(cells, key, Objects.requireNonNullElse(cell.name(), "cell-" + number), cell);
        }
        if (text.cells() != null) {
            for (var cell : ofFiles(text.cells())) {
                add(cells, "cells.files", Objects.requireNonNull(cell.name()), cell);
            }
        }
        return cells;
    }

    private void add(SequencedMap<String, StudyFile.Cell> cells, String key, String name, StudyFile.Cell cell) {
        if (!name.matches("[A-Za-z0-9._ -]+") || name.startsWith(".")) {
            throw new StudyException(
                    file, key + ".name", "'%s' cannot name a folder; use letters, digits, - and _".formatted(name));
        }
        if (cells.putIfAbsent(name, cell) != null) {
            throw new StudyException(
                    file, key + ".name", "two cells are named '%s'; give each a name of its own".formatted(name));
        }
    }

    private List<StudyFile.Cell> ofFiles(StudyFile.Cells table) {
        if (table.files() == null || table.files().isEmpty()) {
            throw new StudyException(
                    file, "cells.files", "missing; name the files, for example [\"recordings/*.nwb\"]");
        }
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        var cells = new ArrayList<StudyFile.Cell>();
        for (var pattern : table.files()) {
            for (var found : FileGlob.find(folder, pattern)) {
                var path = folder.relativize(found.toAbsolutePath()).toString();
                var name = found.getFileName().toString().replaceFirst("(\\.[A-Za-z0-9]{1,5}){1,2}$", "");
                cells.add(new StudyFile.Cell(
                        name,
                        source(path, table.train()),
                        table.test() == null ? null : source(path, table.test()),
                        null,
                        null,
                        null));
            }
        }
        return cells;
    }

    private static List<Source> source(String path, @Nullable String rest) {
        return List.of(new Source(path + Objects.requireNonNullElse(rest, "")));
    }
}
