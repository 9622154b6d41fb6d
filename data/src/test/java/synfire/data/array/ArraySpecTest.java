package synfire.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArraySpecTest {

    @Test
    void parse_fileMemberArray_takesThemApart() {
        assertThat(ArraySpec.parse("a b.zip!sub/data.npz#weights"))
                .isEqualTo(new ArraySpec("a b.zip", Optional.of("sub/data.npz"), Optional.of("weights")));
        assertThat(ArraySpec.parse("x.mat#subject.names{2}"))
                .isEqualTo(ArraySpec.of("x.mat").named("subject.names{2}"));
        assertThat(ArraySpec.parse("wow\\!.csv")).isEqualTo(ArraySpec.of("wow!.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "f!m", "f#a", "f!m#a", "\\!\\#\\\\", "a\\b", "f!x\\#y#\\!"})
    void toString_parsed_isTheSameText(String text) {
        assertThat(ArraySpec.parse(text)).hasToString(text);
        assertThat(ArraySpec.parse(ArraySpec.parse(text).toString())).isEqualTo(ArraySpec.parse(text));
    }

    @Test
    void parse_wrongText_saysWhatIsWrong() {
        assertThatThrownBy(() -> ArraySpec.parse("a#b!c"))
                .hasMessage("array 'a#b!c': '!' stands twice or in the wrong place; write FILE[!MEMBER][#ARRAY]; write"
                        + " \\! in a name");
        assertThatThrownBy(() -> ArraySpec.parse("a#"))
                .hasMessage("an array needs a file, and a name after each ! and #; write FILE[!MEMBER][#ARRAY]");
        assertThatThrownBy(() -> ArraySpec.parse("#weights"))
                .hasMessage("an array needs a file, and a name after each ! and #; write FILE[!MEMBER][#ARRAY]");
    }
}
