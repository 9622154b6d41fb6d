package synfire.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordingSpecTest {

    @Test
    void parse_everything_findsEachPart() {
        var spec = RecordingSpec.parse("a/v 1.ibw.gz+i*.ibw#sweeps=0:12:2#voltage=Im RIGHT#current=Cmd 0@0s:10s");

        assertThat(spec)
                .isEqualTo(new RecordingSpec(
                        "a/v 1.ibw.gz",
                        Optional.of("i*.ibw"),
                        SweepSelection.parse("0:12:2"),
                        new TimeWindow(0, 10_000),
                        Optional.of("Im RIGHT"),
                        Optional.of("Cmd 0")));
        assertThat(spec).hasToString("a/v 1.ibw.gz+i*.ibw#sweeps=0:12:2#voltage=Im RIGHT#current=Cmd 0@0s:10s");
    }

    @Test
    void parse_fileAlone_takesAll() {
        assertThat(RecordingSpec.parse("cell.abf")).isEqualTo(RecordingSpec.of("cell.abf"));
        assertThat(RecordingSpec.of("cell.abf")).hasToString("cell.abf");
    }

    @Test
    void parse_escapedSigns_belongToTheName() {
        var spec = RecordingSpec.parse("C:\\data\\a\\+b \\#1.abf@1s:");

        assertThat(spec.file()).isEqualTo("C:\\data\\a+b #1.abf");
        assertThat(spec.time().fromMs()).isEqualTo(1000);
    }

    @Test
    void parse_wrong_saysTheShape() {
        var shape = "write FILE[+CURRENT_FILE][#sweeps=0:12:2][#voltage=NAME][#current=NAME][@0s:10s]";
        assertThatThrownBy(() -> RecordingSpec.parse("+i.ibw")).hasMessage("a recording needs a file name; " + shape);
        assertThatThrownBy(() -> RecordingSpec.parse("v.ibw+")).hasMessage("a recording needs a file name; " + shape);
        assertThatThrownBy(() -> RecordingSpec.parse("a#sweep=1"))
                .hasMessage("recording 'a#sweep=1': '#sweep=1' is none of #sweeps=, #voltage=, #current=; " + shape);
        assertThatThrownBy(() -> RecordingSpec.parse("a#1"))
                .hasMessage("recording 'a#1': '#1' is none of #sweeps=, #voltage=, #current=; " + shape);
        assertThatThrownBy(() -> RecordingSpec.parse("a@0s:1s@1s:2s"))
                .hasMessage("recording 'a@0s:1s@1s:2s': '@1s:2s' stands twice or in the wrong place; " + shape
                        + "; write \\@ in a file name");
        assertThatThrownBy(() -> RecordingSpec.parse("a@0s:1s+b"))
                .hasMessage("recording 'a@0s:1s+b': '+b' stands twice or in the wrong place; " + shape
                        + "; write \\+ in a file name");
    }

    @Test
    void toString_randomSpecs_readsBackTheSame() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var spec = RecordingSpec.of("f" + name(random));
            spec = random.nextBoolean() ? spec : spec.withCurrentFile("g" + name(random));
            spec = random.nextBoolean() ? spec : spec.withSweeps(SweepSelection.parse(random.nextInt(9) + "::2,-1"));
            spec = random.nextBoolean() ? spec : spec.withVoltage(name(random) + "v");
            spec = random.nextBoolean() ? spec : spec.withCurrent(name(random));
            spec = random.nextBoolean()
                    ? spec
                    : spec.withTime(new TimeWindow(random.nextDouble(), 1 + random.nextInt(5000)));

            assertThat(RecordingSpec.parse(spec.toString())).isEqualTo(spec);
        }
    }

    @Test
    void parse_randomText_isReadOrRefused() {
        var random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            var text = name(random) + name(random) + name(random);
            try {
                var spec = RecordingSpec.parse(text);
                assertThat(RecordingSpec.parse(spec.toString())).isEqualTo(spec);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s).+; .*write.*|(?s).*without step.*|.*leave it out.*");
            }
        }
    }

    private static String name(Random random) {
        var signs = new String[] {"a", "\\", "+", "#", "@", "=", ":", "sweeps=", "1", "0s", "*", "-", ",", " "};
        var out = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            out.append(signs[random.nextInt(signs.length)]);
        }
        return out.toString();
    }
}
