package synfire.cli.network;

/// A value could not be read, and why has been told.
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable() {
        super("already told", null, false, false);
    }
}
