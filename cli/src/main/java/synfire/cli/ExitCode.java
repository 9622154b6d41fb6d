package synfire.cli;

/// Exit codes of `synfire`, as in the documentation of each command.
final class ExitCode {

    /// All went well.
    static final int OK = 0;
    /// A check, gate or bound did not hold.
    static final int NOT_MET = 1;
    /// The command line is wrong.
    static final int USAGE = 2;
    /// A model, study or recording is wrong; the message says where and how to mend it.
    static final int BAD_INPUT = 65;
    /// A defect of Synfire.
    static final int DEFECT = 70;
    /// A file could not be read or written.
    static final int FILE = 74;
    /// The user stopped a run; what it had is kept.
    static final int STOPPED = 130;

    private ExitCode() {}
}
