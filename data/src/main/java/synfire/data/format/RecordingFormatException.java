package synfire.data.format;

/// A file of recordings, or of a connectome, cannot be read: which file, where in it, what is wrong, and what to do.
public final class RecordingFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final String place;
    private final String problem;
    private final String fix;

    /// @param place a byte, a field, a line or a sweep; empty where it is the file as a whole
    public RecordingFormatException(String file, String place, String problem, String fix) {
        super(file + ": " + (place.isEmpty() ? "" : place + ": ") + problem + "\nfix: " + fix);
        this.file = file;
        this.place = place;
        this.problem = problem;
        this.fix = fix;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }

    public String problem() {
        return problem;
    }

    public String fix() {
        return fix;
    }
}
