package synfire.lab.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who may ask: pages of this server, in a browser on this machine.
///
/// Against names that are pointed at the loopback address (DNS rebinding), the `Host` must be one of its own
/// names with its own port. Against other pages in the same browser, an `Origin` must be its own, and what
/// changes anything must not be said to come from elsewhere. Against other people on the machine, there may
/// be a secret, which is in the address that is printed at the start and then in a cookie.
public final class Guard {

    static final String COOKIE = "synfire-lab";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();
    private final Optional<String> secret;
    private final int port;

    /// @param secret that a page must know; empty if none is asked for
    public Guard(int port, Optional<String> secret) {
        this.port = port;
        this.secret = secret;
        for (var name : List.of("localhost", "127.0.0.1", "[::1]")) {
            hosts.add(name + ":" + port);
            origins.add("http://" + name + ":" + port);
            if (port == 80) {
                hosts.add(name);
                origins.add("http://" + name);
            }
        }
    }

    /// @throws Refusal if this request must not be answered
    void check(HttpExchange exchange) {
        var remote = exchange.getRemoteAddress();
        if (remote == null || !remote.getAddress().isLoopbackAddress()) {
            throw new Refusal(403, "this page is for this machine alone");
        }
        var headers = exchange.getRequestHeaders();
        var host = only(headers, "Host").map(text -> text.toLowerCase(Locale.ROOT));
        if (host.isEmpty() || !hosts.contains(host.get())) {
            throw new Refusal(421, "this server is localhost:%d, not what the Host header says".formatted(port));
        }
        only(headers, "Origin").ifPresent(origin -> {
            if (!origins.contains(origin.toLowerCase(Locale.ROOT))) {
                throw new Refusal(403, "a page of another site asks; only pages of this server may");
            }
        });
        var site = only(headers, "Sec-Fetch-Site").orElse("none");
        boolean foreign = !site.equals("same-origin") && !site.equals("none");
        boolean navigation = READING.contains(exchange.getRequestMethod())
                && only(headers, "Sec-Fetch-Mode").orElse("").equals("navigate");
        if (foreign && !navigation) {
            throw new Refusal(403, "a page of another site asks; only pages of this server may");
        }
    }

    /// Whether the request knows the secret, or none is asked for.
    boolean knows(HttpExchange exchange) {
        if (secret.isEmpty()) {
            return true;
        }
        var cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        return cookies.stream()
                .flatMap(line -> List.of(line.split(";", -1)).stream())
                .map(String::strip)
                .anyMatch(each -> each.startsWith(cookie() + "=") && isSecret(each.substring(cookie().length() + 1)));
    }

    /// Cookies of one host are seen by servers on all its ports, so each has a name of its own.
    private String cookie() {
        return COOKIE + "-" + port;
    }

    boolean isSecret(String text) {
        return secret.isPresent()
                && MessageDigest.isEqual(
                        secret.get().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    /// Lets the browser remember the secret until it is closed.
    String cookieLine() {
        return "%s=%s; HttpOnly; SameSite=Strict; Path=/".formatted(cookie(), secret.orElse(""));
    }

    /// @throws Refusal if it is there more than once
    private static Optional<String> only(Headers headers, String name) {
        var all = headers.get(name);
        if (all == null || all.isEmpty()) {
            return Optional.empty();
        }
        if (all.size() > 1) {
            throw new Refusal(400, "the header %s is there %d times".formatted(name, all.size()));
        }
        return Optional.of(all.getFirst());
    }
}
