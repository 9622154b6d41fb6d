package synfire.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// One request over a bare socket, as no library would let it be sent.
public record Exchange(int status, String head, byte[] body) {

    /// Sends bytes as they are, and reads to the end of the connection.
    public static Exchange send(int port, String request) throws IOException {
        return send(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Exchange send(int port, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (SocketException _) {
                // The server has refused before all was sent.
            }
            var all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } catch (SocketException _) {
                // Reset after the answer, or without one.
            }
            return of(all.toByteArray());
        }
    }

    /// A request without a body.
    public static Exchange get(int port, String path, String... headers) throws IOException {
        return send(port, head("GET", path, port, headers) + "\r\n");
    }

    public static Exchange post(int port, String path, String body, String... headers) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                port,
                head("POST", path, port, headers)
                        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(bytes.length)
                        + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public static String head(String method, String path, int port, String... headers) {
        var own = "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n".formatted(method, path, port);
        return headers.length == 0 ? own : own + String.join("\r\n", headers) + "\r\n";
    }

    private static Exchange of(byte[] all) {
        var text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            return new Exchange(0, text, new byte[0]);
        }
        var body = new byte[all.length - end - 4];
        System.arraycopy(all, end + 4, body, 0, body.length);
        return new Exchange(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
