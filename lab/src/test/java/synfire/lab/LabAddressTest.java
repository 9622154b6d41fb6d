package synfire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// Who is answered.
final class LabAddressTest extends OpenedLab {

    @Test
    void page_ofLocalhost_isServedWithAPolicyOfItsOwnFilesAlone() throws IOException {
        var page = Exchange.get(lab.port(), "/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.head()).contains("default-src 'self'").doesNotContain("unsafe");
        assertThat(page.text()).contains("<title>Synfire lab</title>").doesNotContain("{nonce}");
        for (var name : new String[] {"app.js", "lab.css", "colours.css", "vendor/uplot.js", "vendor/licenses.txt"}) {
            assertThat(Exchange.get(lab.port(), "/static/" + name).status())
                    .as(name)
                    .isEqualTo(200);
        }
    }

    @Test
    void page_underAnotherName_isRefused() throws IOException {
        for (var host :
                new String[] {"evil.example", "localhost", "localhost:1", "127.0.0.1.evil.example:" + lab.port()}) {
            var answer = Exchange.send(
                    lab.port(), "GET /api/results HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host));

            assertThat(answer.status()).as(host).isEqualTo(421);
            assertThat(answer.text())
                    .isEqualTo("{\"problem\":\"this server is localhost:%d, not what the Host header says\"}"
                            .formatted(lab.port()));
        }
    }

    @Test
    void request_ofAnotherSite_isRefused() throws IOException {
        var refused = "{\"problem\":\"a page of another site asks; only pages of this server may\"}";

        for (var header : new String[] {
            "Origin: http://evil.example", "Origin: null", "Origin: http://localhost:1", "Sec-Fetch-Site: cross-site"
        }) {
            var answer = Exchange.post(lab.port(), "/api/text", "{\"path\":\"a.toml\",\"text\":\"\"}", header);

            assertThat(answer.status()).as(header).isEqualTo(403);
            assertThat(answer.text()).isEqualTo(refused);
        }
        assertThat(folder.resolve("a.toml")).doesNotExist();
    }

    @Test
    void request_ofAFormOfAnotherSite_cannotBeJson() throws IOException {
        var answer = Exchange.send(
                lab.port(),
                Exchange.head("POST", "/api/runs", lab.port())
                        + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void request_ofItsOwnPage_isAnswered() throws IOException {
        for (var name : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
            var answer = Exchange.post(
                    lab.port(),
                    "/api/check",
                    "{\"path\":\"a.toml\",\"text\":\"\"}",
                    "Origin: http://%s:%d".formatted(name, lab.port()),
                    "Sec-Fetch-Site: same-origin");

            assertThat(answer.status()).as(name).isEqualTo(200);
        }
    }

    @Test
    void server_isNotReachedFromOutside() throws IOException {
        for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress() && address instanceof Inet4Address) {
                    try (var socket = new Socket()) {
                        org.assertj.core.api.Assertions.assertThatThrownBy(
                                        () -> socket.connect(new InetSocketAddress(address, lab.port()), 500))
                                .isInstanceOf(IOException.class);
                    }
                }
            }
        }
    }

    @Test
    void token_isAskedForOnceThenKeptInACookie() throws IOException {
        try (var guarded = OneLab.of(folder, true)) {
            int port = guarded.port();
            var path = guarded.address().substring(("http://localhost:" + port).length());

            assertThat(Exchange.get(port, "/api/results").status()).isEqualTo(401);
            assertThat(Exchange.get(port, "/?token=0123").status()).isEqualTo(401);
            var entered = Exchange.get(port, path);
            assertThat(entered.status()).isEqualTo(303);
            assertThat(entered.head()).contains("HttpOnly; SameSite=Strict");
            var cookie = entered.head()
                    .lines()
                    .filter(line -> line.startsWith("Set-cookie: "))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("Set-cookie: ([^;]*);.*", "Cookie: $1");
            assertThat(Exchange.get(port, "/api/results", cookie).status()).isEqualTo(200);
            assertThat(Exchange.get(port, "/api/results", cookie + "0").status())
                    .isEqualTo(401);
        }
    }
}
