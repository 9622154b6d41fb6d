package synfire.report.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import synfire.network.Samples;
import synfire.report.draw.Decimation;
import synfire.report.figure.Scale;
import synfire.report.figure.Series;

/// A series as it is kept in a page for zooming, and what was given up for size.
///
/// @param json for the script
/// @param loss which samples were left out; empty if none was
record StoredSeries(String json, String loss) {

    private static final int SHORT = 512;
    private static final int THINNED_FROM = 20_000;

    /// @param share keep two of this many samples; 1 keeps all
    static StoredSeries of(Series series, Scale y, int share) {
        int bucket = series.size() <= THINNED_FROM || share == 1 ? 1 : 2 * share;
        return switch (series) {
            case Series.Uniform uniform -> uniform(uniform, y, bucket);
            case Series.Points points -> points(points, bucket);
        };
    }

    /// Numbers in full, little-endian.
    static String exact(Samples samples) {
        var buffer = ByteBuffer.allocate(8 * samples.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples.size(); i++) {
            buffer.putDouble(samples.get(i));
        }
        return Json.string(Base64.getEncoder().encodeToString(buffer.array()));
    }

    private static StoredSeries uniform(Series.Uniform series, Scale y, int bucket) {
        var kept = bucket == 1 ? series : pairs(series, bucket);
        var members = new ArrayList<Json.Member>();
        members.add(Json.member("x0", Json.number(kept.start())));
        members.add(Json.member("dx", Json.number(kept.step())));
        var loss = bucket == 1 ? "" : "lowest and highest of every %s samples".formatted(Integer.toString(bucket));
        if (kept.size() <= SHORT || !(y instanceof Scale.Linear)) {
            members.add(Json.member("y", exact(kept.y())));
            return new StoredSeries(Json.object(members), loss);
        }
        var packed = PackedTrace.of(kept.y());
        members.add(Json.member("n", Json.number(packed.size())));
        members.add(Json.member("o", Json.number(packed.offset())));
        members.add(Json.member("q", Json.number(packed.quantum())));
        members.add(Json.member(
                "g", Json.array(packed.gaps().stream().map(String::valueOf).toList())));
        members.add(Json.member(
                "p",
                Json.string(Base64.getEncoder().encodeToString(packed.code().toArray()))));
        return new StoredSeries(Json.object(members), loss);
    }

    private static StoredSeries points(Series.Points series, int bucket) {
        if (bucket == 1) {
            return new StoredSeries(pointsJson(series.abscissae(), series.y()), "");
        }
        int[] kept = Decimation.keepExtrema(series.y(), 0, series.size(), i -> i / bucket);
        var json = pointsJson(
                Samples.generate(kept.length, i -> series.x(kept[i])),
                Samples.generate(kept.length, i -> series.y(kept[i])));
        return new StoredSeries(json, "lowest and highest of every %s points".formatted(Integer.toString(bucket)));
    }

    private static String pointsJson(Samples x, Samples y) {
        return Json.object(List.of(Json.member("x", exact(x)), Json.member("y", exact(y))));
    }

    /// The two extrema of every bucket in the order in which they occur, half a bucket apart.
    private static Series.Uniform pairs(Series.Uniform series, int bucket) {
        var y = series.y();
        int buckets = (y.size() + bucket - 1) / bucket;
        var pairs = new double[2 * buckets];
        for (int b = 0; b < buckets; b++) {
            int lowest = -1;
            int highest = -1;
            for (int i = b * bucket; i < Math.min(y.size(), (b + 1) * bucket); i++) {
                if (Double.isFinite(y.get(i))) {
                    lowest = lowest < 0 || y.get(i) < y.get(lowest) ? i : lowest;
                    highest = highest < 0 || y.get(i) > y.get(highest) ? i : highest;
                }
            }
            pairs[2 * b] = lowest < 0 ? Double.NaN : y.get(Math.min(lowest, highest));
            pairs[2 * b + 1] = lowest < 0 ? Double.NaN : y.get(Math.max(lowest, highest));
        }
        return new Series.Uniform(series.start(), series.step() * bucket / 2, Samples.of(pairs));
    }
}
