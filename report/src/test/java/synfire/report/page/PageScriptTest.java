package synfire.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;
import synfire.report.draw.Tick;
import synfire.report.draw.Ticks;
import synfire.report.figure.Range;
import synfire.report.figure.Scale;

/// Runs parts of the page's script where there is a `node` to run them, and compares with what Java does.
final class PageScriptTest {

    @Test
    void unpack_packedTrace_givesTheSameNumbersAsJava() throws Exception {
        var packed = PackedTrace.of(Samples.generate(
                3000, i -> i == 17 ? Double.NaN : i % 900 == 0 ? 50 : Math.sin(i / 40.0) - 60));
        var stored = Json.object(List.of(
                Json.member("n", Json.number(packed.size())),
                Json.member("o", Json.number(packed.offset())),
                Json.member("q", Json.number(packed.quantum())),
                Json.member(
                        "g",
                        Json.array(packed.gaps().stream().map(String::valueOf).toList())),
                Json.member(
                        "p",
                        Json.string(
                                Base64.getEncoder().encodeToString(packed.code().toArray())))));

        var printed = node("numbers.js", "console.log([...unpack(%s)].join(' '))".formatted(stored));

        var numbers = List.of(printed.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(numbers).containsExactly(PackedTraceTest.read(packed));
    }

    @Test
    void ticks_linearRanges_areThoseOfJava() throws Exception {
        for (var range : List.of(new Range(-75, 42), new Range(0, 0.3), new Range(-2e7, 3e7), new Range(1e-9, 7e-9))) {
            var script = "console.log(linearTicks(%s,%s,6).map(t=>t.label).join(' '))"
                    .formatted(Double.toString(range.low()), Double.toString(range.high()));

            assertThat(node("axes.js", script)).isEqualTo(labels(Ticks.of(Scale.LINEAR, range, 6)));
        }
    }

    @Test
    void ticks_logRange_areThoseOfJava() throws Exception {
        var script =
                "const a={scale:'log',view:[-9,3],from:s=>10**s};console.log(ticks(a,400,80).map(t=>t.label).filter(t=>t).join(' '))";

        assertThat(node("axes.js", script)).isEqualTo(labels(Ticks.of(Scale.LOG, new Range(1e-9, 1e3), 5)));
    }

    private static String labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).filter(label -> !label.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String node(String file, String script) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("node", "-").redirectErrorStream(true).start();
        } catch (IOException _) {
            return abort("no node on the path, so the script of the page was not run");
        }
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("'use strict';\n" + PageResource.text(file) + "\n" + script);
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return printed;
    }
}
