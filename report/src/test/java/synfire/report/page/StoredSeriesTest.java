package synfire.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;
import synfire.report.figure.Scale;
import synfire.report.figure.Series;

final class StoredSeriesTest {

    @Test
    void exact_anyNumbers_areLittleEndianDoubles() {
        var json = StoredSeries.exact(Samples.of(1.5, -2, Double.NaN));

        var buffer = ByteBuffer.wrap(Base64.getDecoder().decode(json.substring(1, json.length() - 1)))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.getDouble()).isEqualTo(1.5);
        assertThat(buffer.getDouble()).isEqualTo(-2);
        assertThat(buffer.getDouble()).isNaN();
    }

    @Test
    void uniform_short_isKeptInFull() {
        var stored = StoredSeries.of(Series.uniform(0, 0.5, 1, 2), Scale.LINEAR, 1);

        assertThat(stored.json()).isEqualTo("{\"x0\":0,\"dx\":0.5,\"y\":\"AAAAAAAA8D8AAAAAAAAAQA==\"}");
        assertThat(stored.loss()).isEmpty();
    }

    @Test
    void uniform_onALogAxis_isNeverRounded() {
        var series = new Series.Uniform(0, 1, Samples.generate(5000, i -> Math.exp(-i / 100.0)));

        assertThat(StoredSeries.of(series, Scale.LOG, 1).json())
                .contains("\"y\"")
                .doesNotContain("\"q\"");
        assertThat(StoredSeries.of(series, Scale.LINEAR, 1).json()).contains("\"q\"");
    }

    @Test
    void uniform_overTheBudget_keepsPairsAndSaysSo() {
        var series = new Series.Uniform(0, 0.1, Samples.generate(100_000, i -> i == 77_777 ? 40 : -65));

        var stored = StoredSeries.of(series, Scale.LINEAR, 5);

        assertThat(stored.loss()).isEqualTo("lowest and highest of every 10 samples");
        assertThat(stored.json()).contains("\"dx\":0.5", "\"n\":20000");
    }

    @Test
    void points_overTheBudget_keepTheirExtrema() {
        var points = new Series.Points(
                Samples.generate(50_000, i -> i * i), Samples.generate(50_000, i -> i == 123 ? 9 : 0));

        var stored = StoredSeries.of(points, Scale.LINEAR, 100);

        assertThat(stored.loss()).isEqualTo("lowest and highest of every 200 points");
        // 250 buckets of one or two points, 16 bytes each in base 64
        assertThat(stored.json()).hasSizeLessThan(500 * 22 + 50);
    }
}
