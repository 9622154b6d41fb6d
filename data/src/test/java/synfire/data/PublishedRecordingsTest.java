package synfire.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.data.format.RecordingFormatException;
import synfire.data.format.TextColumn;
import synfire.data.format.TextLayout;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Recording;
import synfire.network.Samples;

/// Published recordings, against what their sources say of them: sweeps, samples, units, spikes.
final class PublishedRecordingsTest {

    private static final Quantity ZERO = Quantity.of(0, Units.MV);

    @Test
    void read_abf2TwoChannels_goesByUnitWhereLabelsAreSwapped() {
        var repeats = read("ephys_gifk_raphe", "DRN158_GABA/DRN158_gaba_test.abf");

        shape(repeats, 10, 100_000, 0.1);
        assertThat(spikeCounts(repeats)).allMatch(count -> count >= 39 && count <= 46);
        assertThat(repeats.notes()).containsEntry("voltage channel", "Im RIGHT");
        assertThat(repeats.notes()).containsEntry("current channel", "Vm RIGHT");
    }

    @Test
    void read_abf2LongNoise_hasTheStatedSpikes() {
        var training = read("ephys_gifk_raphe", "DRN158_GABA/DRN158_gaba_training.abf");

        shape(training, 1, 600_000, 0.1);
        assertThat(spikeCounts(training)).containsExactly(309);
    }

    @Test
    void read_abf2WithoutCurrent_rebuildsItFromTheEpochs() {
        var steps = read("ephys_pyabf", "2019_07_24_0055_fsi.abf");

        shape(steps, 17, 60_000, 0.05);
        assertThat(spikeCounts(steps).get(16)).isEqualTo(117);
        for (int k = 0; k < 17; k++) {
            var current = steps.sweep(k).current();
            // 1/64 of 60,000 samples is 937; then 2,000 at 0, 10,000 at the step, 10,000 at 0, 10,000 at -100 pA
            assertThat(current.get(2936)).isZero();
            assertThat(current.get(2937)).isEqualTo(-100 + 25 * k);
            assertThat(current.get(12_936)).isEqualTo(-100 + 25 * k);
            assertThat(current.get(12_937)).isZero();
            assertThat(current.get(22_937)).isEqualTo(-100);
            assertThat(current.get(32_937)).isEqualTo(-100 + 25 * k);
            assertThat(current.get(42_937)).isZero();
        }
        // the cell answers in the sample after the rebuilt step: the electrode jumps by more than 1 mV for 400 pA less
        var voltage = steps.sweep(16).voltage();
        assertThat(voltage.get(12_945) - voltage.get(12_936)).isLessThan(-1);
    }

    @Test
    void read_abf2Ramp_goesOnFromTheLevelOfTheSweepBefore() {
        var ramp = read("ephys_pyabf", "171116sh_0016.abf");

        shape(ramp, 11, 20_000, 0.05);
        var current = ramp.sweep(10).current();
        // the protocol keeps the last level between sweeps: sweep 10 begins where sweep 9 ended
        assertThat(current.get(0)).isEqualTo(90);
        assertThat(current.samples())
                .isEqualTo(Samples.of(current.samples().stream().sorted().toArray()));
        assertThat(current.get(19_999)).isEqualTo(100);
    }

    @Test
    void read_abf2StimulusFromAFile_asksForTheFileAndTakesIt() {
        var folder = SharedData.folder("ephys_pyabf"); // outside the assertion: without the data, the test is skipped
        assertThatThrownBy(() -> read("ephys_pyabf", "171116sh_0017.abf"))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageEndingWith("sweep 0: no channel is in units of current, and the command is not known: output"
                        + " 'Cmd 0' played the file \"L:\\Protocols\\permanent\\waveform stimulus\\sine sweep"
                        + " magnitude 20.abf\"\nfix: give the current as a second file: FILE+CURRENT_FILE");

        var layout = TextLayout.AUTOMATIC.with(TextColumn.all(TextColumn.Kind.CURRENT, Units.PA));
        var chirp = new RecordingReader(folder, ReadOptions.DEFAULT.withText(layout))
                .read(RecordingSpec.parse("171116sh_0017.abf+sine sweep magnitude 20.atf.gz"));

        shape(chirp, 3, 100_000, 0.1);
        assertThat(chirp.sweep(2).current().samples().stream().max().orElse(0)).isCloseTo(20, within(0.1));
    }

    @Test
    void read_abf1_hasRecordedCurrentThatFollowsTheProtocol() {
        var steps = read("ephys_ferguson_ca1", "PYR1.abf");

        shape(steps, 30, 20_000, 0.1);
        assertThat(steps.sweep(29).spikes(ZERO, 2).size()).isEqualTo(29);
        // 10 pA more in each sweep
        double first = mean(steps, 0, 500, 1000);
        double last = mean(steps, 29, 500, 1000);
        assertThat(last - first).isCloseTo(290, within(10.0)); // the holding current drifts by a few pA
    }

    @Test
    void read_nwb_pairsStimulusAndResponse() {
        var fast = read("ephys_lantyer_s1_nwb", "LantyerEtAl2018_180817_ME_9_CC.nwb");
        shape(fast, 10, 23_200, 0.05);
        assertThat(spikeCounts(fast).subList(3, 10)).isSorted().startsWith(9).endsWith(46);
        assertThat(fast.sweep(9).current().samples().stream().max().orElse(0)).isCloseTo(403, within(2.0));

        var adapting = read("ephys_ferguson_ca1", "FergusonEtAl2015_PYR2.nwb");
        shape(adapting, 13, 20_000, 0.1);
        assertThat(spikeCounts(adapting).subList(2, 13)).allMatch(count -> count >= 1 && count <= 10);
        assertThat(mean(adapting, 12, 500, 1000) - mean(adapting, 0, 500, 1000)).isCloseTo(300, within(10.0));
    }

    @Test
    void read_igor5Gzipped_takesNineRepeatsByPattern() {
        var repeats = read("ephys_gif_pozzorini", "Cell3_Ger1Test_ch2_*.ibw.gz+Cell3_Ger1Test_ch3_*.ibw.gz");

        shape(repeats, 9, 200_000, 0.1);
        assertThat(spikeCounts(repeats)).allMatch(count -> count >= 220 && count <= 236);
        assertThat(repeats.notes().get("note")).startsWith("VERSION#2");
    }

    @Test
    void read_igor2_isInTheUnitsOfTheWaves() {
        var steps = read("ephys_bbp_ibw", "B6/B6_Ch3_IDRest_*.ibw+B6/B6_Ch0_IDRest_*.ibw");

        shape(steps, 5, 12_000, 0.25);
        assertThat(steps.sweeps().stream()
                        .map(sweep -> Math.rint(
                                sweep.current().samples().stream().max().orElse(0))))
                .containsExactly(125.0, 181.0, 241.0, 300.0, 356.0);
    }

    @Test
    void read_columnsWithUnitsInLines_needsNoOptions() {
        var steps = read("ephys_qsnmc2007", "challenge_B/C010302A1/train/train3/*.asc.gz");

        shape(steps, 10, 12_000, 0.25);
        assertThat(spikeCounts(steps)).isSorted().startsWith(8).endsWith(30);
        assertThat(steps.sweep(9).current().samples().stream().max().orElse(0)).isCloseTo(372, within(1.0));
    }

    @Test
    void readCurrent_fileWithoutVoltage_isAStimulus() {
        var reader = new RecordingReader(SharedData.folder("ephys_qsnmc2007"), ReadOptions.DEFAULT);
        var spec = RecordingSpec.parse("challenge_B/C010302A1/test/test1/traceascii_C010302A1_IRdepol_13.asc.gz");

        var stimulus = reader.readCurrent(spec);

        assertThat(stimulus.sweep(0).hasVoltage()).isFalse();
        assertThat(stimulus.sweep(0).current().get(0)).isEqualTo(18.74908);
        assertThatThrownBy(() -> reader.read(spec))
                .hasMessageEndingWith("sweep 0: no channel is in volts; there are the channels 'current' (pA)\n"
                        + "fix: give a recording of a voltage, or the unit where the file does not say it");
    }

    @Test
    void read_rowPerSweepPair_needsUnitsAndStep() {
        var layout = TextLayout.AUTOMATIC
                .withDt(Quantity.of(0.01, Units.MS))
                .with(TextColumn.all(TextColumn.Kind.VOLTAGE, Units.MV))
                .with(TextColumn.all(TextColumn.Kind.CURRENT, Units.A));
        var reader = new RecordingReader(
                SharedData.folder("ephys_brian2modelfitting_SYNTHETIC"), ReadOptions.DEFAULT.withText(layout));

        var traces = reader.read(RecordingSpec.parse("output_traces_hh.csv+input_traces_hh.csv"));

        shape(traces, 5, 1497, 0.01);
        assertThat(traces.sweep(0).voltage().get(0)).isEqualTo(-63.54211144921105);
        assertThat(traces.sweeps().stream()
                        .map(sweep -> Math.rint(
                                sweep.current().samples().stream().max().orElse(0))))
                .containsExactly(10_000.0, 2000.0, 2000.0, 50_000.0, 200.0);
    }

    private static Recording read(String set, String spec) {
        return new RecordingReader(SharedData.folder(set), ReadOptions.DEFAULT).read(RecordingSpec.parse(spec));
    }

    private static void shape(Recording recording, int sweeps, int samples, double dtMs) {
        assertThat(recording.size()).isEqualTo(sweeps);
        assertThat(recording.sweeps()).allSatisfy(sweep -> {
            assertThat(sweep.size()).isEqualTo(samples);
            assertThat(sweep.dtMs()).isCloseTo(dtMs, within(1e-12));
            assertThat(sweep.voltage().unit()).isEqualTo(Units.MV);
            assertThat(sweep.current().unit()).isEqualTo(Units.PA);
        });
    }

    private static List<Integer> spikeCounts(Recording recording) {
        return recording.spikes(ZERO, 2).stream().map(train -> train.size()).toList();
    }

    private static double mean(Recording recording, int sweep, double fromMs, double toMs) {
        return recording.sweep(sweep).current().slice(fromMs, toMs).samples().stream()
                .average()
                .orElse(Double.NaN);
    }
}
