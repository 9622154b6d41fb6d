package synfire.lab.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A server on the loopback addresses, 127.0.0.1 and, where there is one, ::1. Every request runs on a thread
/// of its own; how many do at once is bounded, and so are their headers, their bodies, and the time in which
/// they must arrive.
public final class Loopback implements AutoCloseable {

    private static final int MOST_REQUESTS = 48;
    private static final int MOST_STREAMS = 24;
    private static final int TRIES = 20;

    /// Read by the server of the JDK when its first instance is made; what the user has set stays.
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "20",
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "65536",
            "sun.net.httpserver.nodelay", "true",
            "jdk.httpserver.maxConnections", "256");

    private final List<HttpServer> servers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final Semaphore streams = new Semaphore(MOST_STREAMS);
    private final Guard guard;
    private final Routes routes;

    private Loopback(List<HttpServer> servers, Guard guard, Routes routes) {
        this.servers = servers;
        this.guard = guard;
        this.routes = routes;
    }

    /// Begins to answer.
    ///
    /// @param port 0 for any that is free
    /// @param secret that pages must know; empty if none
    /// @throws IOException if the port is in use
    public static Loopback start(int port, Optional<String> secret, Routes routes) throws IOException {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        var servers = bind(port);
        var lab =
                new Loopback(servers, new Guard(servers.getFirst().getAddress().getPort(), secret), routes);
        for (var server : servers) {
            server.setExecutor(lab.threads);
            server.createContext("/", lab::handle);
            server.start();
        }
        return lab;
    }

    /// Both addresses on one port; where the second cannot have a port that was free on the first, another is
    /// tried.
    private static List<HttpServer> bind(int port) throws IOException {
        for (int left = port == 0 ? TRIES : 1; ; left--) {
            var four = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            var servers = new ArrayList<>(List.of(four));
            try {
                servers.add(HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.ofLiteral("::1"), four.getAddress().getPort()),
                        0));
                return servers;
            } catch (BindException e) {
                if (!String.valueOf(e.getMessage()).contains("in use")) {
                    return servers;
                }
                four.stop(0);
                if (left <= 1) {
                    throw e;
                }
            } catch (IOException | RuntimeException _) {
                return servers;
            }
        }
    }

    public int port() {
        return servers.getFirst().getAddress().getPort();
    }

    // Whatever a request brings about, the server goes on, and the one who asks gets an answer.
    @SuppressWarnings("IllegalCatch")
    private void handle(HttpExchange exchange) {
        try (exchange) {
            try {
                serve(exchange);
            } catch (Refusal e) {
                send(exchange, Answer.problem(e.status(), e.problem()));
            } catch (IllegalArgumentException e) {
                send(exchange, Answer.problem(422, String.valueOf(e.getMessage())));
            } catch (RuntimeException | StackOverflowError e) {
                send(exchange, Answer.problem(500, "a defect of the lab: " + e));
            }
        } catch (IOException _) {
            // Whoever asked has gone.
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        guard.check(exchange);
        var ask = Ask.of(exchange);
        if (!guard.knows(exchange)) {
            enter(exchange, ask);
            return;
        }
        switch (routes.find(ask.method(), ask.path())) {
            case Routes.Route.Once(var handler) -> {
                if (!requests.tryAcquire()) {
                    throw new Refusal(503, "too much is asked at once; ask again");
                }
                try {
                    send(exchange, handler.answer(ask));
                } finally {
                    requests.release();
                }
            }
            case Routes.Route.Following(var opening) -> {
                if (!streams.tryAcquire()) {
                    throw new Refusal(503, "too many pages follow runs; close some");
                }
                try {
                    follow(exchange, opening.open(ask));
                } finally {
                    streams.release();
                }
            }
        }
    }

    /// The address that was printed has the secret; the browser keeps it in a cookie and leaves it out of the
    /// address.
    private void enter(HttpExchange exchange, Ask ask) throws IOException {
        if (!ask.optional("token").map(guard::isSecret).orElse(false)) {
            throw new Refusal(401, "open the address that synfire lab has printed; it has a token in it");
        }
        send(
                exchange,
                Answer.of(303, "text/plain", new byte[0])
                        .with("Set-Cookie", guard.cookieLine())
                        .with("Location", "/"));
    }

    private static void follow(HttpExchange exchange, Stream.Source source) throws IOException {
        head(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            source.feed(new Stream(exchange.getResponseBody()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        head(exchange, answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bare = exchange.getRequestMethod().equals("HEAD");
        var body = answer.body();
        exchange.sendResponseHeaders(answer.status(), bare || body.length == 0 ? -1 : body.length);
        if (!bare && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void head(HttpExchange exchange, String type) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type.startsWith("text/") ? type + "; charset=utf-8" : type);
        headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'self'; base-uri 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        servers.forEach(server -> server.stop(0));
    }
}
