package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher, in a project of its own whose Maven and Java are shell scripts: Maven counts its calls and
/// ends when the file `go` exists, Java prints its last argument.
final class LauncherTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));
    private static final String BUILDING = "synfire: building (only on first use and after changes) ...\n";
    private static final String WAITING = "synfire: another call is building; waiting for it ...\n";

    /// What the launcher needs of the system; flock may come on top.
    private static final List<String> TOOLS = List.of(
            "dirname",
            "readlink",
            "sed",
            "cat",
            "find",
            "mkdir",
            "rmdir",
            "rm",
            "ln",
            "grep",
            "tail",
            "sleep",
            "touch");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    private record Call(Process process, Path out, Path err) {}

    @BeforeEach
    void makeProject() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.copy(ROOT.resolve("synfire"), folder.resolve("synfire"));
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        script("jdk/bin/javac", "exit 0");
        script("jdk/bin/java", "for last; do :; done; echo \"ran $last\"");
        script("bin/mvn", """
                echo one >> builds
                until [ -e go ]; do sleep 0.05; done
                [ ! -e broken ] || { echo "[ERROR] no such symbol"; exit 1; }
                [ -e cli/target/modules.txt ] || echo jars > cli/target/modules.txt
                """);
        for (var tool : TOOLS) {
            provide(tool);
        }
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest(name = "with flock: {0}")
    @ValueSource(booleans = {true, false})
    void twoCalls_bothNeedABuild_oneBuildsAndTheOtherWaits(boolean withFlock) throws Exception {
        if (withFlock) {
            provide("flock");
        }
        var first = start("first");
        awaitText(first.err(), BUILDING);

        var second = start("second");
        awaitText(second.err(), WAITING);
        Files.createFile(folder.resolve("go"));

        assertThat(exit(first)).isZero();
        assertThat(exit(second)).isZero();
        assertThat(folder.resolve("builds")).hasContent("one\n");
        assertThat(first.out()).hasContent("ran first\n");
        assertThat(second.out()).hasContent("ran second\n");
        assertThat(second.err()).hasContent(WAITING);
    }

    /// What the launcher does itself is told without a build, and without doing it.
    @ParameterizedTest
    @ValueSource(strings = {"test", "jshell", "notebooks", "site", "package"})
    void help_ofACommandOfTheLauncher_listsThem(String command) throws Exception {
        var call = start(command, "--help");

        assertThat(exit(call)).isZero();
        assertThat(Files.readAllLines(call.out()))
                .hasSize(7)
                .allMatch(line -> line.startsWith("./synfire "))
                .anyMatch(line -> line.startsWith("./synfire " + command));
        assertThat(call.err()).isEmptyFile();
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    /// Maven does not write the list of modules anew where it is the same.
    @Test
    void call_afterABuildForAChange_doesNotBuildAgain() throws Exception {
        Files.createFile(folder.resolve("go"));
        Files.createDirectories(folder.resolve("cli/target"));
        var modules = folder.resolve("cli/target/modules.txt");
        Files.writeString(modules, "jars");
        Files.setLastModifiedTime(modules, FileTime.fromMillis(0));

        var first = start("first");
        int built = exit(first);
        var second = start("second");

        assertThat(built).isZero();
        assertThat(first.err()).hasContent(BUILDING);
        assertThat(exit(second)).isZero();
        assertThat(second.err()).isEmptyFile();
    }

    @Test
    void call_lockOfACallThatHasEnded_isTakenAway() throws Exception {
        Files.createFile(folder.resolve("go"));
        Files.createDirectories(folder.resolve("cli/target"));
        var ended = new ProcessBuilder("sh", "-c", "exit 0").start();
        ended.waitFor();
        Files.createSymbolicLink(folder.resolve("cli/target/build.lock.pid"), Path.of(Long.toString(ended.pid())));

        var call = start("after");

        assertThat(exit(call)).isZero();
        assertThat(call.err()).hasContent(WAITING + BUILDING);
        assertThat(folder.resolve("cli/target/build.lock.pid")).doesNotExist();
    }

    @ParameterizedTest(name = "with flock: {0}")
    @ValueSource(booleans = {true, false})
    void call_buildFails_saysWhereTheLogIsAndLetsTheNextOneBuild(boolean withFlock) throws Exception {
        if (withFlock) {
            provide("flock");
        }
        Files.createFile(folder.resolve("go"));
        Files.createFile(folder.resolve("broken"));

        var call = start("x");
        int failed = exit(call);
        Files.delete(folder.resolve("broken"));
        var next = start("y");

        assertThat(failed).isEqualTo(70);
        assertThat(call.err()).hasContent(BUILDING + """
                [ERROR] no such symbol
                synfire: the build failed; the whole log is %s/cli/target/build.log
                """.formatted(folder.toRealPath()));
        assertThat(exit(next)).isZero();
        assertThat(next.err()).hasContent(BUILDING);
    }

    /// The second call of a build records the cache of code in the background, and later ones use it; the
    /// first does not, so that who edits and runs in turn does not wait.
    @Test
    void cache_ofCode_isRecordedByTheSecondCallAndUsedByLaterOnes() throws Exception {
        Files.createFile(folder.resolve("go"));
        provide("mv");
        script("jdk/bin/java", """
                for each; do case $each in -XX:AOTCacheOutput=*) touch "${each#*=}";; esac; done
                for last; do :; done
                echo "$1 ... $last\"""");
        var cache = folder.toRealPath().resolve("cli/target/synfire.aot");

        var first = start("first");
        int built = exit(first);
        boolean atOnce = Files.exists(cache);
        var second = start("second");
        exit(second);
        awaitFile(cache);
        var third = start("third");
        exit(third);

        assertThat(built).isZero();
        assertThat(atOnce).isFalse();
        assertThat(first.out()).hasContent("-Xshare:auto ... first\n");
        assertThat(second.out()).hasContent("-Xshare:auto ... second\n");
        assertThat(third.out()).hasContent("-XX:AOTCache=%s ... third\n".formatted(cache));
        assertThat(folder.resolve("cli/target/synfire.aot.jdk"))
                .hasContent(folder.resolve("jdk").toString() + "\n");
    }

    /// A cache of another build or JDK is not used.
    @Test
    void cache_ofAnotherJdk_isNotUsed() throws Exception {
        Files.createFile(folder.resolve("go"));
        exit(start("first"));
        Files.writeString(folder.resolve("cli/target/synfire.aot"), "");
        Files.writeString(folder.resolve("cli/target/synfire.aot.jdk"), "/other/jdk\n");
        script("jdk/bin/java", "echo \"$1\"");

        var call = start("second");

        assertThat(exit(call)).isZero();
        assertThat(call.out()).hasContent("-Xshare:auto\n");
    }

    private static void awaitFile(Path file) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("%s is made", file).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Call start(String... arguments) throws IOException {
        var out = folder.resolve(arguments[0] + ".out");
        var err = folder.resolve(arguments[0] + ".err");
        var words = new ArrayList<>(List.of(arguments));
        words.addFirst(folder.resolve("synfire").toString());
        var builder = new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PATH", folder.resolve("bin").toString());
        builder.environment().put("SYNFIRE_JAVA_HOME", folder.resolve("jdk").toString());
        var process = builder.start();
        started.add(process);
        return new Call(process, out, err);
    }

    private static int exit(Call call) throws IOException, InterruptedException {
        assertThat(call.process().waitFor(60, TimeUnit.SECONDS))
                .as(Files.readString(call.err()))
                .isTrue();
        return call.process().exitValue();
    }

    private static void awaitText(Path file, String text) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(file).contains(text)) {
            assertThat(System.nanoTime()).as("%s says '%s'", file, text).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void script(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n", StandardCharsets.UTF_8);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void provide(String tool) throws IOException {
        for (var place : List.of("/usr/bin", "/bin")) {
            var file = Path.of(place, tool);
            if (Files.isExecutable(file)) {
                script("bin/" + tool, "exec %s \"$@\"".formatted(file));
                return;
            }
        }
    }
}
