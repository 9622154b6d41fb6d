package synfire.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkupTest {

    @Test
    void text_specialAndForbiddenCharacters_areHarmless() {
        assertThat(Markup.text("</script><b a=\"x\" b='y'>& \0 τ 🧠"))
                .isEqualTo("&lt;/script&gt;&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp; � τ 🧠");
    }

    @Test
    void text_halfASurrogatePair_isReplaced() {
        assertThat(Markup.text("a\uD800b")).isEqualTo("a�b");
    }
}
