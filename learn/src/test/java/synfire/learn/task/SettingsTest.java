package synfire.learn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

final class SettingsTest {

    @Test
    void settings_overridden_readBackInAnyUnit() {
        var settings = settings(Map.of("rate", "0.05 kHz", "delay", "1 s", "levels", "0.2, 0.3"));

        assertThat(settings.amount("rate", Units.HZ)).isEqualTo(50);
        assertThat(settings.length("delay")).isEqualTo(new PhaseLength.Fixed(1000));
        assertThat(settings.amounts("levels", Units.ONE)).containsExactly(0.2, 0.3);
        assertThat(settings.count("cues")).isEqualTo(7);
        assertThat(settings.texts()).containsEntry("dt", "1 ms").containsEntry("code", "spikes");
    }

    @Test
    void settings_mistakes_sayWhatWhereAndTheFix() {
        refuses(Map.of("dealy", "1 s"), "task 'test' has no setting 'dealy'; did you mean 'delay'?");
        refuses(
                Map.of("zzz", "1"),
                "task 'test' has no setting 'zzz'; its settings are code, cues, delay, dt, levels, rate");
        refuses(
                Map.of("delay", "1000.5 ms"),
                "task 'test': delay: 1000.5 ms is no whole number of steps of 1 ms; give 1000 ms or 1001 ms, or a step that divides it");
        refuses(
                Map.of("delay", "100 ms", "dt", "30 ms"),
                "task 'test': delay: 100 ms is no whole number of steps of 30 ms; give 90 ms or 120 ms, or a step that divides it");
        refuses(
                Map.of("delay", "normal(3 ms)"),
                "task 'test': delay: 'normal(3 ms)' is no duration; write '1000 ms', 'uniform(500 ms, 1500 ms)', 'exponential(600 ms, 300 ms, 3 s)' with mean, shortest and longest, or 'one of(800 ms, 1500 ms)'");
        refuses(Map.of("delay", "-5 ms"), "task 'test': delay: a phase of -5.0 ms; give 0 ms or more");
        refuses(Map.of("rate", "40 mV"), "task 'test': rate: '40 mV' does not fit; write it in a unit like Hz");
        refuses(Map.of("rate", "-1 Hz"), "task 'test': rate: -1 Hz is out of bounds; give 0 Hz to 1000 Hz");
        refuses(
                Map.of("rate", "fast"),
                "task 'test': rate: 'fast' is not a quantity; write a number and a unit, for example '5 ms'");
        refuses(Map.of("cues", "2.5"), "task 'test': cues: 2.5 is no whole number in bounds; give 1 to 9");
        refuses(Map.of("cues", "3 ms"), "task 'test': cues: '3 ms' has a unit; write a plain number");
        refuses(Map.of("levels", "0.2, 5"), "task 'test': levels: 5 is out of bounds; give some of 0 to 1");
        refuses(
                Map.of("code", "spike"),
                "task 'test': code: 'spike' is none of spikes, values; did you mean 'spikes'?");
    }

    private static void refuses(Map<String, String> overrides, String message) {
        assertThatThrownBy(() -> settings(overrides)).hasMessage(message);
    }

    private static Settings settings(Map<String, String> overrides) {
        return new Settings(
                "test",
                List.of(
                        new TaskParameter.Amount("dt", Quantity.of(1, "ms"), 0.1, 100, "step"),
                        new TaskParameter.Amount("rate", Quantity.of(40, "Hz"), 0, 1000, "rate"),
                        new TaskParameter.Amounts("levels", List.of(Quantity.of(0.5)), 0, 1, "levels"),
                        new TaskParameter.Count("cues", 7, 1, 9, "cues"),
                        new TaskParameter.Lasting("delay", new PhaseLength.Fixed(100), "delay"),
                        new TaskParameter.Choice("code", List.of("spikes", "values"), "code")),
                overrides);
    }
}
