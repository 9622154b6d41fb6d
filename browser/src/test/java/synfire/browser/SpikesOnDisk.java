package synfire.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A recording of as many spikes as are wanted, laid out as `synfire simulate` lays them out.
final class SpikesOnDisk {

    private SpikesOnDisk() {}

    /// Spikes of two populations of 2,000 cells in 2 s, at random, with waves that a person sees.
    static void write(Path folder, int spikes) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("network.json"), """
                {"network": "waves", "title": "Waves of spikes", "seed": 1, "dt_ms": 0.1, "steps": 20000,
                 "populations": {
                   "E": {"model": "lif", "cells": 2000, "spikes": %1$d, "rate_hz": %2$.2f},
                   "I": {"model": "lif", "cells": 2000, "spikes": %1$d, "rate_hz": %2$.2f}},
                 "projections": {
                   "EE": {"source": "E", "target": "E", "synapses": 40000, "weight_mean": 1.0},
                   "EI": {"source": "E", "target": "I", "synapses": 40000, "weight_mean": 1.0},
                   "IE": {"source": "I", "target": "E", "synapses": 20000, "weight_mean": -4.0},
                   "II": {"source": "I", "target": "I", "synapses": 20000, "weight_mean": -4.0}}}
                """.formatted(spikes / 2, spikes / 2 / 2000.0 / 2.0));
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("recording.npz")))) {
            for (var name : new String[] {"E", "I"}) {
                var random = new Random(name.hashCode());
                var times = DoubleStream.generate(() -> wave(random))
                        .limit(spikes / 2)
                        .sorted()
                        .toArray();
                array(zip, name + ".spikes.ms", "<f8", times);
                array(
                        zip,
                        name + ".spikes.cell",
                        "<i4",
                        random.ints(spikes / 2, 0, 2000).asDoubleStream().toArray());
            }
        }
    }

    /// A run that has not ended: spikes of 100 cells so far, as they grow in `recording.parts`.
    static void writePart(Path folder, int spikes) throws IOException {
        var parts = Files.createDirectories(folder.resolve("recording.parts"));
        Files.writeString(
                folder.resolve("progress.jsonl"), "{\"step\": %d, \"of\": 100000, \"seconds\": 1}\n".formatted(spikes));
        try (var times = Files.newOutputStream(parts.resolve("E.spikes.ms.npy"));
                var cells = Files.newOutputStream(parts.resolve("E.spikes.cell.npy"))) {
            array(times, "<f8", IntStream.range(0, spikes).asDoubleStream().toArray());
            array(
                    cells,
                    "<i4",
                    IntStream.range(0, spikes).mapToDouble(i -> i % 100).toArray());
        }
    }

    /// A time in ms, more often at the crests of 8 Hz.
    private static double wave(Random random) {
        while (true) {
            double t = 2000 * random.nextDouble();
            if (random.nextDouble() < 0.3 + 0.7 * Math.pow(Math.sin(Math.PI * t / 125), 4)) {
                return t;
            }
        }
    }

    private static void array(ZipOutputStream zip, String name, String type, double[] values) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        array(zip, type, values);
        zip.closeEntry();
    }

    private static void array(OutputStream out, String type, double[] values) throws IOException {
        var head = "{'descr': '%s', 'fortran_order': False, 'shape': (%d,), }".formatted(type, values.length);
        out.write("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
        out.write(new byte[] {118, 0});
        out.write((head + " ".repeat(117 - head.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        boolean whole = type.equals("<i4");
        var bytes = ByteBuffer.allocate(values.length * (whole ? 4 : 8)).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (whole) {
                bytes.putInt((int) value);
            } else {
                bytes.putDouble(value);
            }
        }
        out.write(bytes.array());
    }
}
