package synfire.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {

    @Test
    void string_anything_cannotLeaveAScriptElement() {
        assertThat(Json.string("</script>\"\\\n\u2028&é"))
                .isEqualTo("\"\\u003c/script\\u003e\\\"\\\\\\u000a\\u2028\\u0026\\u00e9\"");
    }

    @Test
    void number_anyDouble_readsBack() {
        assertThat(Json.numbers(1, -0.25, 1e300, Double.NaN, 1e15)).isEqualTo("[1,-0.25,1.0E300,null,1.0E15]");
    }

    @Test
    void object_members_keepTheirOrder() {
        assertThat(Json.object(List.of(Json.member("b", "1"), Json.member("a", "[]"))))
                .isEqualTo("{\"b\":1,\"a\":[]}");
    }
}
