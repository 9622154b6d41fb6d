package synfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import synfire.data.format.RecordingFormatException;
import synfire.equations.syntax.InvalidModelException;
import synfire.kernels.MemoryBudgetException;

/// Turns what goes wrong into a message on standard error and an exit code. A stack trace appears only for
/// a defect of ours.
final class Failures implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        return switch (failure) {
            case UncheckedIOException e -> file(Objects.requireNonNull(e.getCause()), err);
            case IOException e -> file(e, err);
            case InvalidModelException e -> input(e, err);
            case RecordingFormatException e -> input(e, err);
            case IllegalArgumentException e -> input(e, err);
            case MemoryBudgetException e -> input(e, err);
            default -> defect(failure, err);
        };
    }

    /// Whether it is a mistake in the input or a file's, and no defect of ours.
    static boolean isExpected(Exception failure) {
        return failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof InvalidModelException
                || failure instanceof RecordingFormatException
                || failure instanceof IllegalArgumentException;
    }

    private static int input(Exception failure, PrintWriter err) {
        err.println("synfire: " + failure.getMessage());
        return ExitCode.BAD_INPUT;
    }

    private static int file(IOException failure, PrintWriter err) {
        err.println("synfire: " + message(failure));
        return ExitCode.FILE;
    }

    /// What went wrong, in one message.
    static String message(Exception failure) {
        return switch (failure) {
            case UncheckedIOException e -> message(Objects.requireNonNull(e.getCause()));
            case NoSuchFileException e -> "there is no file '%s'; check the path".formatted(e.getFile());
            case AccessDeniedException e ->
                "'%s' may not be read or written; check its permissions".formatted(e.getFile());
            case FileAlreadyExistsException e ->
                "'%s' is in the way; move it or choose another --out".formatted(e.getFile());
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static int defect(Exception failure, PrintWriter err) {
        err.println("synfire: this is a defect of Synfire, not of your input; please report it with the lines below");
        failure.printStackTrace(err);
        return ExitCode.DEFECT;
    }
}
