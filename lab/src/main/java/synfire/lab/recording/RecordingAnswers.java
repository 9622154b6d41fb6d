package synfire.lab.recording;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import synfire.data.format.RecordingFormatException;
import synfire.lab.folder.Frame;
import synfire.lab.folder.Root;
import synfire.lab.http.Refusal;
import synfire.network.Samples;

/// The recording of a network for its page: what there is, spikes of a population, curves of a variable.
public final class RecordingAnswers {

    private static final int MOST_CURVES = 8;
    private static final int MOST_ROWS = 500_000;
    private static final int MOST_SPIKES = 10_000_000;

    private final Root root;

    public RecordingAnswers(Root root) {
        this.root = root;
    }

    /// Reads something; a damaged file is told, not a defect.
    @FunctionalInterface
    private interface Work<T> {
        T read(Recorded recorded) throws IOException;
    }

    private <T> T reading(RecordedFiles files, Work<T> work) throws IOException {
        try {
            return work.read(files.open());
        } catch (RecordingFormatException e) {
            throw new Refusal(422, String.valueOf(e.getMessage()));
        }
    }

    /// `{"source", "bytes", "spikes": [{"population", "cells"}], "variables": [{"name", "label", "unit"}]}`; an empty
    /// source where nothing was recorded.
    public ObjectNode json(String folder) throws IOException {
        var files = RecordedFiles.of(root, folder);
        var node = JsonNodeFactory.instance.objectNode();
        node.put("source", files.source()).put("bytes", files.bytes());
        var spikes = node.putArray("spikes");
        var variables = node.putArray("variables");
        if (!files.source().isEmpty()) {
            reading(files, recorded -> {
                for (var each : recorded.spikes()) {
                    var one = spikes.addObject().put("population", each.population());
                    each.cells().ifPresent(cells -> one.put("cells", cells));
                }
                for (var each : recorded.variables()) {
                    variables
                            .addObject()
                            .put("name", each.name())
                            .put("label", each.label())
                            .put("unit", each.unit());
                }
                return node;
            });
        }
        return node;
    }

    /// Times in ms, rising, and the cell of each spike.
    public Frame spikes(String folder, String population) throws IOException {
        var spikes = reading(RecordedFiles.of(root, folder), recorded -> recorded.spikesOf(population));
        if (spikes.ms().size() > MOST_SPIKES) {
            throw new Refusal(
                    413,
                    "%,d spikes of '%s' are too many for a page"
                            .formatted(spikes.ms().size(), population));
        }
        return Frame.empty().add("time", "ms", spikes.ms()).add("cell", "", spikes.cell());
    }

    /// Time in ms and a curve for each of the first columns; one row of `every`, where there are very many.
    public Frame values(String folder, String name) throws IOException {
        return reading(RecordedFiles.of(root, folder), recorded -> {
            var about = recorded.variables().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> RecordedFiles.nothing(name));
            var numbers = recorded.valuesOf(name);
            int columns = numbers.shape().size() < 2 ? 1 : numbers.shape().get(1);
            int rows = columns == 0 ? 0 : numbers.values().size() / columns;
            int every = Math.max(1, Math.ceilDiv(rows, MOST_ROWS));
            int kept = Math.ceilDiv(rows, every);
            var frame = Frame.empty();
            frame.head().put("columns", columns).put("every", every);
            frame.add("time", "ms", Samples.generate(kept, k -> (k * (double) every + 1) * about.dtMs()));
            for (int c = 0; c < Math.min(columns, MOST_CURVES); c++) {
                int column = c;
                var cell = c < about.cells().size() ? "cell " + about.cells().get(c) : "column " + c;
                frame.add(
                        columns == 1 && about.cells().isEmpty() ? about.label() : cell,
                        about.unit(),
                        Samples.generate(kept, k -> numbers.values().get(k * every * columns + column)));
            }
            return frame;
        });
    }
}
