package synfire.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.simulate.network.OnlineRule.Feedback;
import synfire.simulate.network.OnlineRule.Filter;

/// Learning rules by their names.
final class LearningRuleTest {

    @Test
    void named_readsSettings() {
        assertThat(LearningRule.named("bptt")).isEqualTo(new LearningRule.BackPropagation());
        assertThat(LearningRule.named("d-rtrl")).isEqualTo(new LearningRule.DRtrl(LearningRule.WINDOW, Filter.READOUT));
        assertThat(LearningRule.named("es-d-rtrl( decay=0.9, filter=none )"))
                .isEqualTo(new LearningRule.EsDRtrl(LearningRule.WINDOW, 0.9, Filter.NONE));
        assertThat(LearningRule.named("E-Prop(feedback=random,window=20)"))
                .isEqualTo(new LearningRule.EProp(20, Feedback.RANDOM));
        assertThat(LearningRule.named("force(every=2, start=3, forgetting=0.999)"))
                .isEqualTo(new LearningRule.Force(3, 0.999, 2));
        assertThat(LearningRule.named("snap-n(steps=3)"))
                .isEqualTo(new LearningRule.SnapN(LearningRule.SHORT_WINDOW, 3));
        for (var name : LearningRule.NAMES) {
            assertThat(LearningRule.named(name).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            rflo                  | there is no learning rule 'rflo'; there are bptt, truncated-bptt, d-rtrl, windowed-rtrl, es-d-rtrl, e-prop, ottt, snap-1, snap-n, force
            d-rtrl(               | 'd-rtrl(' is no learning rule; write its name, or for example d-rtrl(window=50)
            d-rtrl(window)        | 'window' of the learning rule 'd-rtrl' has no value; write for example window=50
            d-rtrl(window=0)      | window=0 of the learning rule 'd-rtrl': give a number of steps, at least 1
            d-rtrl(filter=long)   | filter=long of the learning rule 'd-rtrl': give readout or none
            es-d-rtrl(decay=1)    | decay=1 of the learning rule 'es-d-rtrl': give a number from 0 to below 1
            d-rtrl(decay=0.9)     | the learning rule 'd-rtrl' has no 'decay'; it has [window, filter]
            force(start=0)        | start=0 of the learning rule 'force': give a number above 0
            force(forgetting=2)   | forgetting=2 of the learning rule 'force': give a number above 0, at most 1
            force(every=0)        | every=0 of the learning rule 'force': give a number of steps, at least 1
            snap-n(steps=0)       | steps=0 of the learning rule 'snap-n': give a number of steps, at least 1
            bptt(window=3)        | the learning rule 'bptt' has no 'window'; it has no settings
            """)
    void named_ofWhatIsNoRule_saysWhy(String text, String message) {
        assertThatThrownBy(() -> LearningRule.named(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
