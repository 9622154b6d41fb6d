package synfire.data.electrode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import synfire.data.ReadOptions;
import synfire.data.RecordingReader;
import synfire.data.RecordingSpec;
import synfire.data.SharedData;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Recording;
import synfire.network.Sweep;

final class ActiveElectrodeCompensationTest {

    /// 60 MΩ, charged within 0.2 ms.
    private static final double[] PIPETTE = exponential(0.06, 2, 30);

    /// What balancing leaves: the first tap taken away, and a little too much of the second.
    private static final double[] BALANCED = {0, -0.004, 0.003, 0.002, 0.001, 0.0005, 0.0002, 0, 0, 0};

    @Test
    void estimate_knownPipette_isRecoveredWithinItsStatedError() {
        var experiment = new SyntheticPipette(PIPETTE, false).run(100_000, 60, 1);

        var estimate = ActiveElectrodeCompensation.estimate(experiment.recorded(), ElectrodeSettings.DEFAULT);

        assertThat(estimate.coupling()).isEqualTo(Coupling.THROUGH_ELECTRODE);
        // 10 s of noise determine 60 MΩ to about 1 %
        assertThat(estimate.resistanceError().in(Units.MOHM)).isBetween(0.02, 1.0);
        assertThat(estimate.electrode().resistance().in(Units.MOHM))
                .isCloseTo(60, within(3 * estimate.resistanceError().in(Units.MOHM) + 0.3));
        for (int k = 0; k < 30; k++) {
            // a hundredth of the first tap
            assertThat(tap(estimate, k)).isCloseTo(PIPETTE[k], within(PIPETTE[0] / 100));
        }
        assertThat(estimate.membraneTimeConstant().in(Units.MS)).isCloseTo(20, within(2.0));
        assertThat(estimate.membraneResistance().in(Units.MOHM)).isCloseTo(150, within(8.0));
        assertThat(estimate.explained()).isBetween(0.9, 1.0);
    }

    @Test
    void estimate_balancedBridge_findsTheRestWithItsSign() {
        var experiment = new SyntheticPipette(BALANCED, true).run(100_000, 60, 2);

        var estimate = ActiveElectrodeCompensation.estimate(experiment.recorded(), ElectrodeSettings.DEFAULT);

        assertThat(estimate.coupling()).isEqualTo(Coupling.DIRECT);
        for (int k = 0; k < BALANCED.length; k++) {
            assertThat(tap(estimate, k)).isCloseTo(BALANCED[k], within(0.0003));
        }
        assertThat(estimate.membraneResistance().in(Units.MOHM)).isCloseTo(150, within(8.0));
    }

    /// A pipette of two taps: 25 MΩ, of which a tenth comes a sample late.
    @Test
    void estimate_fastPipette_findsAWindowOfItsLength() {
        var fast = new double[] {0.0225, 0.0025};
        for (boolean balanced : new boolean[] {true, false}) {
            var recorded = new SyntheticPipette(fast, balanced)
                    .run(100_000, 60, balanced ? 11 : 12)
                    .recorded();

            var estimate = ActiveElectrodeCompensation.estimate(recorded, ElectrodeSettings.DEFAULT);

            assertThat(estimate.window().in(Units.MS)).isBetween(0.2, 1.5);
            // 3 % of the resistance; a fixed window of 3 ms leaves three times that
            assertThat(estimate.electrode().resistance().in(Units.MOHM)).isCloseTo(25, within(0.75));
        }
    }

    /// The cell fluctuates by 8 mV, far more than the amplifier's noise, but slowly: within 100 ms.
    @Test
    void estimate_slowlyFluctuatingCell_keepsTheTapsSharp() {
        var quiet = new SyntheticPipette(PIPETTE, false).run(100_000, 60, 13).recorded();
        var random = new java.util.Random(13);
        double[] slow = new double[100_000];
        for (int n = 1; n < slow.length; n++) {
            slow[n] = 0.999 * slow[n - 1] + 8 * Math.sqrt(2 * 0.001) * random.nextGaussian();
        }
        var restless = quiet.map(sweep -> sweep.with(sweep.voltage()
                .withSamples(synfire.network.Samples.generate(
                        sweep.size(), n -> sweep.voltage().get(n) + slow[n]))));

        var estimate = ActiveElectrodeCompensation.estimate(restless, ElectrodeSettings.DEFAULT);

        // the standard error of plain least squares: 8 mV over 15 pA of new current in each of 100,000 samples, 7 %
        assertThat(estimate.electrode().taps().get(0)).isCloseTo(PIPETTE[0], within(PIPETTE[0] / 50));
    }

    @Test
    void compensate_otherRecordingOfThePipette_leavesTheMembrane() {
        var pipette = new SyntheticPipette(PIPETTE, false);
        var estimate =
                ActiveElectrodeCompensation.estimate(pipette.run(100_000, 60, 3).recorded(), ElectrodeSettings.DEFAULT);
        var other = pipette.run(50_000, 200, 4);

        var compensated = estimate.electrode().compensate(other.recorded());

        // the electrode adds 12 mV; what stays is the amplifier's noise of 0.05 mV and a hundredth of the 12 mV
        assertThat(spread(other.recorded(), other.membrane())).isGreaterThan(10);
        assertThat(spread(compensated, other.membrane())).isLessThan(0.2);
        assertThat(compensated.sweep(0).current())
                .isEqualTo(other.recorded().sweep(0).current());
        assertThat(compensated.notes().get("electrode")).matches("compensated for (59|60)\\.\\d MOhm");
    }

    @Test
    @Tag("slow")
    void estimate_manyExperiments_statedErrorCoversTheTruth() {
        int covered = 0;
        for (int seed = 0; seed < 20; seed++) {
            var recorded = new SyntheticPipette(PIPETTE, false)
                    .run(20_000, 60, 100 + seed)
                    .recorded();
            var estimate = ActiveElectrodeCompensation.estimate(recorded, ElectrodeSettings.DEFAULT);
            double error = estimate.electrode().resistance().in(Units.MOHM) - 60;
            covered += Math.abs(error) < 2 * estimate.resistanceError().in(Units.MOHM) ? 1 : 0;
        }
        // 2 standard errors from eight parts hold the truth in 92 %: 18 of 20, less three standard deviations
        assertThat(covered).isGreaterThanOrEqualTo(14);
    }

    @Test
    void estimate_unsuitableRecording_saysWhatToChoose() {
        var sound = new SyntheticPipette(PIPETTE, false).run(20_000, 60, 5).recorded();
        var settings = ElectrodeSettings.DEFAULT;
        assertThatThrownBy(() -> ActiveElectrodeCompensation.estimate(sound.slice(0, 900), settings))
                .hasMessage(
                        "synthetic: sweep 0 lasts 900 ms; an electrode needs at least 1000 ms of subthreshold noise");
        assertThatThrownBy(() -> ActiveElectrodeCompensation.estimate(mapped(sound, "voltage", v -> v + 80), settings))
                .hasMessageMatching("synthetic: sweep 0 reaches \\d+\\.\\d+ mV, so it is not subthreshold; "
                        + "choose a recording or a window without spikes");
        assertThatThrownBy(() -> ActiveElectrodeCompensation.estimate(mapped(sound, "current", i -> 7), settings))
                .hasMessage("synthetic: sweep 0 has a constant current, which shows no electrode; "
                        + "choose a recording under noise");
        assertThatThrownBy(() -> ActiveElectrodeCompensation.estimate(sound.withSweeps(List.of()), settings))
                .hasMessage("synthetic has no sweeps; choose a recording under subthreshold noise");
    }

    @Test
    void settings_electrodeAsLongAsTheKernel_isRefused() {
        assertThatThrownBy(() -> ElectrodeSettings.DEFAULT.withElectrode(Quantity.of(50, Units.MS)))
                .hasMessage("an electrode kernel of 50 ms in a kernel of 100 ms cannot be told from the membrane; "
                        + "give times, the second at least four times the first");
    }

    @Test
    void voltage_otherTimeStep_saysWhatToSet() {
        var kernel = ActiveElectrodeCompensation.estimate(
                        new SyntheticPipette(PIPETTE, false).run(20_000, 60, 6).recorded(), ElectrodeSettings.DEFAULT)
                .electrode();
        var current = SyntheticPipette.signal("current", new double[10]);
        assertThatThrownBy(() -> kernel.voltage(current.resampled(0.05, synfire.network.Resampling.PICK)))
                .hasMessage("the electrode kernel has steps of 0.1 ms, the current 'current' of 0.05 ms; "
                        + "read both with the same resample_to");
    }

    @Test
    void estimate_publishedL5Pyramidal_findsAFastRestOfABalancedElectrode() {
        var recordings = new RecordingReader(SharedData.folder("ephys_gif_pozzorini"), ReadOptions.DEFAULT);
        var noise =
                recordings.read(RecordingSpec.parse("Cell3_Ger1Elec_ch2_1007.ibw.gz+Cell3_Ger1Elec_ch3_1007.ibw.gz"));

        var estimate = ActiveElectrodeCompensation.estimate(noise, ElectrodeSettings.DEFAULT);

        assertThat(estimate.coupling()).isEqualTo(Coupling.DIRECT);
        assertThat(estimate.electrode().resistance().in(Units.MOHM)).isBetween(2.5, 10.0);
        assertThat(estimate.membraneTimeConstant().in(Units.MS)).isBetween(15.0, 30.0);
        assertThat(estimate.explained()).isGreaterThan(0.97);
        assertFastPartIsGone(noise, estimate.electrode().compensate(noise));
    }

    @Test
    void estimate_publishedRapheCell_findsTheElectrode() {
        var recordings = new RecordingReader(SharedData.folder("ephys_gifk_raphe"), ReadOptions.DEFAULT);
        var noise = recordings.read(RecordingSpec.parse("DRN158_GABA/DRN158_gaba_aec.abf"));

        var estimate = ActiveElectrodeCompensation.estimate(noise, ElectrodeSettings.DEFAULT);

        assertThat(estimate.electrode().resistance().in(Units.MOHM)).isBetween(15.0, 45.0);
        assertThat(estimate.membraneResistance().in(Units.MOHM)).isBetween(350.0, 600.0);
        assertFastPartIsGone(noise, estimate.electrode().compensate(noise));
    }

    /// What follows the current from sample to sample is the electrode. The membrane follows by R dt / tau, in these
    /// cells a tenth to a fifth of what the electrode does.
    private static void assertFastPartIsGone(Recording before, Recording after) {
        assertThat(Math.abs(slope(after.sweep(0)))).isLessThan(0.25 * Math.abs(slope(before.sweep(0))));
    }

    /// Of the change of the voltage over 0.2 ms on that of the current, in GΩ.
    private static double slope(Sweep sweep) {
        double product = 0;
        double square = 0;
        for (int n = 2; n < sweep.size(); n++) {
            double di = sweep.current().get(n) - sweep.current().get(n - 2);
            product += di * (sweep.voltage().get(n) - sweep.voltage().get(n - 2));
            square += di * di;
        }
        return product / square;
    }

    /// The electrode's answer at a delay, in GΩ; nothing after its end.
    private static double tap(ElectrodeEstimate estimate, int delay) {
        var taps = estimate.electrode().taps();
        return delay < taps.size() ? taps.get(delay) : 0;
    }

    private static Recording mapped(Recording recording, String name, java.util.function.DoubleUnaryOperator change) {
        return recording.map(sweep -> sweep.with(
                sweep.signal(name).withSamples(sweep.signal(name).samples().map(change))));
    }

    /// Root mean square of the difference, without its mean, from 100 ms on.
    private static double spread(Recording recording, double[] membrane) {
        var voltage = recording.sweep(0).voltage();
        double[] errors = new double[membrane.length - 1000];
        Arrays.setAll(errors, n -> voltage.get(n + 1000) - membrane[n + 1000]);
        double mean = Arrays.stream(errors).average().orElse(0);
        return Math.sqrt(Arrays.stream(errors)
                .map(e -> (e - mean) * (e - mean))
                .average()
                .orElse(0));
    }

    private static double[] exponential(double gigaohm, double tauSamples, int length) {
        var taps = new double[length];
        Arrays.setAll(taps, k -> Math.exp(-k / tauSamples));
        double sum = Arrays.stream(taps).sum();
        return Arrays.stream(taps).map(tap -> tap * gigaohm / sum).toArray();
    }
}
