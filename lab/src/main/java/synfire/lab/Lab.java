package synfire.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import synfire.lab.folder.Arrays;
import synfire.lab.folder.Columns;
import synfire.lab.folder.FolderJson;
import synfire.lab.folder.Follow;
import synfire.lab.folder.Listing;
import synfire.lab.folder.Root;
import synfire.lab.http.Answer;
import synfire.lab.http.Ask;
import synfire.lab.http.Loopback;
import synfire.lab.http.Refusal;
import synfire.lab.http.Routes;
import synfire.lab.model.Desk;
import synfire.lab.recording.RecordingAnswers;
import synfire.lab.run.Launcher;
import synfire.lab.run.Runs;
import synfire.lab.text.TextCheck;
import synfire.simulate.Engine;

/// A page in the browser to look at studies: results as they are written, models under sliders, texts that
/// are checked while they are typed, and runs that are started and stopped. It is served on the loopback
/// addresses alone, and sees one folder.
public final class Lab implements AutoCloseable {

    private static final int SECRET_BYTES = 16;
    private static final String FIRST = "hh-traub";

    /// A report has its scripts and styles in itself; it runs in a box of its own, from which nothing can be
    /// asked.
    private static final String REPORT_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; sandbox allow-scripts allow-downloads; frame-ancestors 'self'";

    private final Loopback server;
    private final Desk desk;
    private final Runs runs;
    private final Optional<String> secret;

    private Lab(Loopback server, Desk desk, Runs runs, Optional<String> secret) {
        this.server = server;
        this.desk = desk;
        this.runs = runs;
        this.secret = secret;
    }

    /// Begins to serve.
    ///
    /// @throws IOException if there is no such folder, or the port is in use
    public static Lab start(LabOptions options, Engine engine, TextCheck check, Launcher launcher) throws IOException {
        var root = Root.of(options.folder());
        var desk = new Desk(root, engine);
        var runs = new Runs(root, launcher);
        var secret = options.token() ? Optional.of(secret()) : Optional.<String>empty();
        var server = Loopback.start(options.port(), secret, routes(root, desk, runs, check));
        return new Lab(server, desk, runs, secret);
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Routes routes(Root root, Desk desk, Runs runs, TextCheck check) {
        var assets = new Assets();
        var listing = new Listing(root);
        var folders = new FolderJson(root);
        var arrays = new Arrays(root);
        var recordings = new RecordingAnswers(root);
        return new Routes()
                .add("GET", "/", _ -> assets.page())
                .add("GET", "/static/", assets::file)
                .add("GET", "/api/results", _ -> Answer.json(listing.json(System.currentTimeMillis())))
                .add(
                        "GET",
                        "/api/result",
                        ask -> Answer.json(folders.of(ask.required("path"), System.currentTimeMillis())))
                .add("GET", "/api/arrays", ask -> Answer.json(arrays.names(ask.required("path"))))
                .add(
                        "GET",
                        "/api/array",
                        ask -> arrays.read(ask.required("path"), ask.optional("name"), every(ask))
                                .answer())
                .add(
                        "GET",
                        "/api/columns",
                        ask -> Columns.read(root, ask.required("path")).answer())
                .add("GET", "/api/recording", ask -> Answer.json(recordings.json(ask.required("path"))))
                .add(
                        "GET",
                        "/api/recording/spikes",
                        ask -> recordings
                                .spikes(ask.required("path"), ask.required("population"))
                                .answer())
                .add(
                        "GET",
                        "/api/recording/values",
                        ask -> recordings
                                .values(ask.required("path"), ask.required("name"))
                                .answer())
                .add("GET", "/report/", ask -> report(root, ask))
                .add("GET", "/api/models", _ -> Answer.json(desk.catalogue()))
                .add("GET", "/api/model", ask -> Answer.json(desk.model(ask.required("name"))))
                .add("POST", "/api/simulate", ask -> desk.simulate(ask.body()).answer())
                .add("GET", "/api/text", ask -> {
                    var node = JsonNodeFactory.instance.objectNode();
                    return Answer.json(node.put("text", root.text(ask.required("path"))));
                })
                .add("POST", "/api/text", ask -> {
                    var body = ask.body();
                    root.save(Ask.text(body, "path"), Ask.text(body, "text"));
                    return Answer.json(JsonNodeFactory.instance.objectNode().put("saved", true));
                })
                .add("POST", "/api/check", ask -> Answer.json(new Checks(root, check).json(ask.body())))
                .add("GET", "/api/runs", _ -> Answer.json(runs.list()))
                .add("POST", "/api/runs", ask -> Answer.json(runs.start(ask.body())))
                .add("DELETE", "/api/runs", ask -> Answer.json(runs.stop(ask.required("id"))))
                .follow("/api/follow", ask -> new Follow(root.directory(ask.required("path"))));
    }

    private static int every(Ask ask) {
        var text = ask.optional("every").orElse("1");
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new Refusal(400, "every=%s is no number of rows".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static Answer report(Root root, Ask ask) throws IOException {
        var name = ask.after("/report/");
        if (!name.endsWith(".html")) {
            throw new Refusal(404, "'%s' is no report".formatted(name));
        }
        return Answer.of(200, "text/html", Files.readAllBytes(root.file(name)))
                .with("Content-Security-Policy", REPORT_POLICY);
    }

    /// Reads the catalogue and compiles the model that the page shows first, so that it need not wait for
    /// that.
    public void warmUp() {
        Thread.startVirtualThread(() -> {
            desk.catalogue();
            try {
                desk.model(FIRST);
            } catch (IOException | RuntimeException _) {
                // Whoever asks for it is told.
            }
        });
    }

    public int port() {
        return server.port();
    }

    /// What a person opens.
    public String address() {
        var base = "http://localhost:%d/".formatted(port());
        return secret.map(each -> base + "?token=" + each).orElse(base);
    }

    /// Stops serving; runs that it has started are asked to stop, and write down what they have.
    @Override
    public void close() {
        server.close();
        runs.close();
        desk.close();
    }
}
