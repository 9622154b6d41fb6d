package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spike times of the published NEURON code (Open Source Brain, PospischilEtAl2008), crossings of 0 mV.
/// It uses implicit Euler with a step of 0.001 ms, but 0.1 ms for the regular-spiking cell; the tolerance
/// is the error of that.
final class PospischilTest {

    @ParameterizedTest
    @CsvSource({
        "pospischil-rs, -65 mV, 28952.917895, 0.75, 300, 700, 320.554 348.522 387.944 456.690 592.105, 4",
        "pospischil-fs, -70 mV, 14102.609422, 0.5, 300, 700, 317.023 337.195 357.367 377.539 397.711 417.882 438.054, 0.02",
        "pospischil-ib, -84 mV, 28952.917895, 0.15, 500, 2500, 617.724 624.631 631.100 637.785 644.908 652.670 661.419, 0.03",
        "pospischil-lts, -84 mV, 28952.917895, 0.15, 400, 800, 431.422 445.188 517.236 720.421, 0.3"
    })
    void spikes_publishedProtocol_areThoseOfThePublishedCode(
            String name,
            String start,
            String area,
            double current,
            double from,
            double to,
            String expected,
            double tolerance) {
        double dt = 0.01;
        var cell = TestCell.edited(name, dt, Map.of("v = E_L ", "v = " + start + " "))
                .with("area", area + " um**2")
                .by("rk4");
        if (name.equals("pospischil-ib")) {
            // Nernst's potential at 2.4e-4 mM inside and 2 mM outside
            cell = cell.with("E_Ca", "120.26 mV");
        }
        var run = cell.run(80_000, "nA", k -> k * dt >= from && k * dt < to ? current : 0, "v");

        var times = cell.crossings(run.samples("v"), 0);
        var wanted = expected.split(" ");
        assertThat(times).hasSizeGreaterThanOrEqualTo(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(times.get(i)).isCloseTo(Double.parseDouble(wanted[i]), within(tolerance));
        }
    }
}
