package synfire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no browser sends. After each, the page is still served.
final class LabMalformedTest {

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    static void open() throws IOException {
        lab = OneLab.of(folder, false);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void page_isStillServed() throws IOException {
        assertThat(Exchange.get(lab.port(), "/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/array?path=%zz, 400",
        "/api/array?path=%, 400",
        "/api/array?path=a&every=0, 400",
        "/api/array?path=a&every=-1, 400",
        "/api/array, 400",
        "/api/result?path=%00, 400",
        "/api/result?path=nowhere, 404",
        "/api/text?path=a.txt, 403",
        "/nowhere, 404",
        "/static/../Lab.class, 404",
        "/static/%2e%2e/Lab.class, 404",
        "/static//etc/passwd, 404",
        "/report/../../etc/passwd.html, 403",
    })
    void address_thatIsMalformed_isRefused(String path, int status) throws IOException {
        assertThat(Exchange.get(lab.port(), path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "null",
                "{\"model\":1}",
                "{\"model\":null}",
                "nonsense",
                "{\"model\":\"lif\",\"dt_ms\":\"x\"}"
            })
    void body_thatIsNoSuchJson_isRefused(String body) throws IOException {
        assertThat(Exchange.post(lab.port(), "/api/simulate", body).status()).isEqualTo(400);
    }

    @Test
    void body_ofBracketsWithoutEnd_isRefused() throws IOException {
        assertThat(Exchange.post(lab.port(), "/api/check", "[".repeat(500_000)).status())
                .isEqualTo(400);
        assertThat(Exchange.post(lab.port(), "/api/check", "{\"a\":".repeat(200_000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void body_thatIsTooLong_isRefused() throws IOException {
        var body = "{\"path\":\"a.toml\",\"text\":\"" + "x".repeat(3 << 20) + "\"}";

        assertThat(Exchange.post(lab.port(), "/api/text", body).status()).isIn(0, 413);
        assertThat(folder.resolve("a.toml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "TRACE", "OPTIONS", "PATCH", "NONSENSE"})
    void method_thatDoesNotFit_isRefused(String method) throws IOException {
        assertThat(Exchange.send(lab.port(), Exchange.head(method, "/api/results", lab.port()) + "\r\n")
                        .status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET http://evil.example/ HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET \u0000\u0001 HTTP/1.1\r\n\r\n",
                "POST /api/text HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                "POST /api/text HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /api/text HTTP/1.1\r\nTransfer-Encoding: nonsense\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
            })
    void request_thatIsNone_isNotAnsweredWell(String request) throws IOException {
        assertThat(Exchange.send(lab.port(), request).status()).isNotEqualTo(200);
    }

    @Test
    void headers_thatAreHuge_areRefused() throws IOException {
        var one =
                Exchange.send(lab.port(), Exchange.head("GET", "/", lab.port(), "X: " + "y".repeat(1 << 20)) + "\r\n");
        var many = new ArrayList<String>();
        for (int i = 0; i < 5000; i++) {
            many.add("X%d: y".formatted(i));
        }
        var all =
                Exchange.send(lab.port(), Exchange.head("GET", "/", lab.port(), many.toArray(String[]::new)) + "\r\n");

        assertThat(one.status()).isNotEqualTo(200);
        assertThat(all.status()).isNotEqualTo(200);
    }

    @Test
    void request_thatIsCutAnywhere_leavesTheServerAsItWas() throws IOException {
        var body = "{\"path\":\"a.toml\",\"text\":\"x\"}";
        var whole = Exchange.head("POST", "/api/text", lab.port())
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
        for (int end = 0; end < whole.length(); end += 7) {
            try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), lab.port())) {
                socket.getOutputStream().write(whole.substring(0, end).getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(folder.resolve("a.toml")).doesNotExist();
    }

    @Test
    void bytes_atRandom_leaveTheServerAsItWas() throws IOException {
        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            var bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), lab.port())) {
                socket.getOutputStream().write(bytes);
            }
        }
    }

    @Test
    void connections_thatSayNothing_leaveRoomForOthers() throws IOException {
        var idle = new ArrayList<Socket>();
        for (int i = 0; i < 100; i++) {
            idle.add(new Socket(InetAddress.getByName("127.0.0.1"), lab.port()));
        }

        assertThat(Exchange.get(lab.port(), "/").status()).isEqualTo(200);
        for (var each : idle) {
            each.close();
        }
    }
}
