package synfire.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads git's files as git writes them: a branch, a packed branch, a worktree, a commit that is checked out
/// by itself.
final class ProgramBuildTest {

    private static final String COMMIT = "0123456789012345678901234567890123456789";

    @TempDir
    Path folder;

    @Test
    void head_branch_isItsCommit() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");

        assertThat(ProgramBuild.checkout(folder.resolve("cli/target")).flatMap(ProgramBuild::head))
                .hasValue(COMMIT);
    }

    @Test
    void head_packedBranch_isItsCommit() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs with: peeled\n" + COMMIT + " refs/heads/main\n");

        assertThat(ProgramBuild.checkout(folder).flatMap(ProgramBuild::head)).hasValue(COMMIT);
    }

    @Test
    void head_ofAWorktree_isReadFromTheRepository() throws IOException {
        write("tree/.git", "gitdir: ../repository/.git/worktrees/tree\n");
        write("repository/.git/worktrees/tree/HEAD", "ref: refs/heads/work\n");
        write("repository/.git/worktrees/tree/commondir", "../..\n");
        write("repository/.git/refs/heads/work", COMMIT + "\n");

        assertThat(ProgramBuild.checkout(folder.resolve("tree/cli")).flatMap(ProgramBuild::head))
                .hasValue(COMMIT);
    }

    @Test
    void head_detached_isTheCommit() throws IOException {
        write(".git/HEAD", COMMIT + "\n");

        assertThat(ProgramBuild.checkout(folder).flatMap(ProgramBuild::head)).hasValue(COMMIT);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
