package synfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitingPeerTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }

    @Test
    void run_ofAPeerThatAnswers_givesItsSeconds() throws IOException {
        var answers = "echo '{\"ready\": true}'; while read line; do echo loading; echo '{\"seconds\": 2.5}'; done";
        try (var peer = WaitingPeer.start(shell(answers), LONG)) {
            assertThat(peer.run()).isEqualTo(2.5);
            assertThat(peer.run()).isEqualTo(2.5);
        }
    }

    @Test
    void run_beyondItsBudget_saysSo() throws IOException {
        try (var peer = WaitingPeer.start(shell("echo '\"ready\"'; exec sleep 60"), Duration.ofMillis(1200))) {
            assertThatThrownBy(peer::run)
                    .isInstanceOf(IOException.class)
                    .hasMessage("no run ended within 1 s, so it takes more than that and is left out");
        }
    }

    @Test
    void start_ofAPeerThatIsNotReady_saysSo() {
        assertThatThrownBy(() -> WaitingPeer.start(shell("exec sleep 60"), LONG, Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("it was not ready within 1 s, so it takes more than that and is left out");
    }

    @Test
    void start_ofAPeerThatEnds_saysWhatItSaidLast() {
        assertThatThrownBy(() -> WaitingPeer.start(shell("echo no such module; echo"), LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("it ended and said: no such module");
    }
}
