package synfire.network.analysis.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.analysis.ReferenceTrains;
import synfire.network.analysis.population.PopulationRate;
import synfire.network.analysis.statistic.Moments;

final class SpectrumTest {

    /// 1 s at 1 kHz: lines of 40 and 87 Hz, and the fractions of a linear congruence.
    private static final Signal X = signal(i -> Math.sin(2 * Math.PI * 40 * i / 1000)
            + 0.5 * Math.cos(2 * Math.PI * 87 * i / 1000)
            + (i * 7919 % 1000) / 1000.0);

    private static final Signal Y =
            signal(i -> Math.sin(2 * Math.PI * 40 * i / 1000 + 0.3) + (i * 6007 % 1000) / 1000.0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 31, 64, 100, 127})
    void transform_anyLength_isTheSum(int n) {
        var random = ReferenceTrains.random(n);
        var real = Samples.generate(n, _ -> random.nextGaussian());
        var imaginary = Samples.generate(n, _ -> random.nextGaussian());
        var re = real.toArray();
        var im = imaginary.toArray();

        FourierTransform.ofLength(n).apply(re, im);

        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * ((long) j * k % n) / n;
                sumRe += real.get(j) * Math.cos(angle) - imaginary.get(j) * Math.sin(angle);
                sumIm += real.get(j) * Math.sin(angle) + imaginary.get(j) * Math.cos(angle);
            }
            assertThat(re[k]).isCloseTo(sumRe, within(1e-12 * n));
            assertThat(im[k]).isCloseTo(sumIm, within(1e-12 * n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 60, 1024, 99_991})
    void invert_transformed_isTheOriginal(int n) {
        var random = ReferenceTrains.random(n);
        var original = Samples.generate(n, _ -> random.nextGaussian());
        var re = original.toArray();
        var im = new double[n];
        var transform = FourierTransform.ofLength(n);

        transform.apply(re, im);
        transform.invert(re, im);

        assertThat(re).containsExactly(original.toArray(), within(1e-11));
        assertThat(im).containsExactly(new double[n], within(1e-11));
    }

    @Test
    void transform_noNumbers_isRefused() {
        assertThatThrownBy(() -> FourierTransform.ofLength(0)).hasMessage("a transform of 0 numbers; give 1 or more");
    }

    @Test
    void welch_hann_equalsScipy() {
        // scipy.signal.welch(x, fs=1000, nperseg=256)
        var spectrum = Welch.ofSegments(256).of(X);

        assertThat(spectrum.stepHz()).isEqualTo(3.90625);
        assertThat(spectrum.size()).isEqualTo(129);
        equal(spectrum, 0, 4.404311033997241e-05);
        equal(spectrum, 1, 2.917403935093175e-05);
        equal(spectrum, 10, 0.07887138533053806);
        equal(spectrum, 22, 0.022048229321946892);
        equal(spectrum, 128, 7.763532712969736e-07);
    }

    @Test
    void welch_otherLengthAndOverlap_equalsScipy() {
        // scipy.signal.welch(x, fs=1000, nperseg=250, noverlap=100)
        var spectrum = new Welch(250, 100, Taper.HANN).of(X);

        assertThat(spectrum.size()).isEqualTo(126);
        equal(spectrum, 0, 6.382619866042318e-06);
        equal(spectrum, 1, 5.551873238690421e-06);
        equal(spectrum, 10, 0.08306556748437742);
        equal(spectrum, 22, 0.01925877240894146);
        equal(spectrum, 125, 1.6005246524752211e-07);
    }

    @Test
    void welch_otherTapers_equalScipy() {
        // the same with window='hamming' and 'boxcar', nperseg=256
        var hamming = new Welch(256, 128, Taper.HAMMING).of(X);
        var none = new Welch(256, 128, Taper.NONE).of(X);

        equal(hamming, 0, 3.5176857629358925e-05);
        equal(hamming, 10, 0.08528216604017513);
        equal(hamming, 128, 6.891675386179713e-07);
        equal(none, 1, 0.00013737696358286357);
        equal(none, 10, 0.10464019541075192);
        equal(none, 128, 7.879088674947682e-06);
    }

    @Test
    void coherence_twoSignals_equalsScipy() {
        // scipy.signal.coherence(x, y, fs=1000, nperseg=128)
        var coherence = Welch.ofSegments(128).coherence(X, Y);

        assertThat(coherence.get(1)).isCloseTo(0.3728801545007623, within(1e-10));
        assertThat(coherence.get(5)).isCloseTo(0.9947717749831751, within(1e-10));
        assertThat(coherence.get(11)).isCloseTo(0.01781259043088201, within(1e-10));
        assertThat(coherence.get(30)).isCloseTo(0.005452516222053964, within(1e-10));
    }

    @Test
    void power_wholeBand_isTheVariance() {
        var random = ReferenceTrains.random(51);
        var noise = signal(_ -> 3 * random.nextGaussian());
        var spectrum = new Welch(1000, 0, Taper.NONE).of(noise);

        // Parseval, exactly: the periodogram sums up to the mean square about the mean
        assertThat(spectrum.power(0, 500)).isCloseTo(Moments.variance(noise.samples()) * 999 / 1000, within(1e-10));
        assertThat(spectrum.unit()).hasToString("mV**2/Hz");
    }

    @Test
    void power_sine_isHalfItsAmplitudeSquaredAtItsFrequency() {
        var spectrum = Welch.ofSegments(500).of(signal(i -> 4 * Math.sin(2 * Math.PI * 60 * i / 1000)));

        assertThat(spectrum.peakHz(1, 500)).isEqualTo(60);
        assertThat(spectrum.power(50, 70)).isCloseTo(8, within(1e-9));
        assertThat(spectrum.power(100, 500)).isCloseTo(0, within(1e-9));
        assertThat(spectrum.peakHz(60.5, 61)).isNaN();
        assertThat(spectrum.peakHz(600, 700)).isNaN();
        assertThat(spectrum.power(600, 700)).isZero();
    }

    @Test
    void welch_poissonPopulation_isFlatAtTwiceTheRateOverCells() {
        // The rate of N Poisson cells at r is white: one-sided density 2 r/N.
        var raster = ReferenceTrains.poisson(ReferenceTrains.random(52), 10, 20, 100_000);
        var spectrum = Welch.ofSegments(200).of(PopulationRate.binned(raster, 1));

        // about 1000 segments and 90 frequencies: well below 1 %, and the number of spikes 0.7 %; without 0 Hz and its
        // neighbour, from which the mean is taken
        assertThat(spectrum.power(25, 475) / (475 - 25 + 5)).isCloseTo(4, within(0.12));
    }

    @Test
    void welch_constantSignal_hasNoPower() {
        var flat = Welch.ofSegments(100).of(signal(_ -> 5));

        assertThat(flat.power(0, 500)).isZero();
        assertThat(Welch.ofSegments(100).coherence(signal(_ -> 5), X).get(3)).isNaN();
    }

    @Test
    void welch_wrongSegments_saysWhy() {
        assertThatThrownBy(() -> Welch.ofSegments(2000).of(X))
                .hasMessage(
                        "signal 'x' has 1000 samples, fewer than a segment of 2000; give a longer signal or a shorter segment");
        assertThatThrownBy(() -> new Welch(10, 10, Taper.HANN))
                .hasMessage("segments of 10 samples that share 10; give at least 2 samples, and an overlap below that");
        assertThatThrownBy(() -> Welch.ofSegments(100).coherence(X, Y.slice(0, 500)))
                .hasMessage("signal 'x' and signal 'x' differ in their times; resample or cut one of them");
    }

    private static Signal signal(IntToDoubleFunction value) {
        return new Signal("x", Units.MV, 1, 0, Samples.generate(1000, value));
    }

    private static void equal(PowerSpectrum spectrum, int index, double expected) {
        assertThat(spectrum.density().get(index)).isCloseTo(expected, within(1e-12 + 1e-9 * expected));
    }
}
