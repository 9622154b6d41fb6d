package synfire.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LabOptionsTest {

    @Test
    void options_portThatIsNone_saysWhichThereAre() {
        assertThatThrownBy(() -> new LabOptions(Path.of("out"), 70_000, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port 70000: ports go from 1 to 65,535, or 0 for any that is free");
    }
}
