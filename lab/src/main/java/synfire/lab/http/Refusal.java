package synfire.lab.http;

/// A request is not answered as asked: with which status, why, and what would be right.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String problem) {
        super(problem, null, false, false);
        this.status = status;
    }

    /// Of HTTP: 400 and above.
    public int status() {
        return status;
    }

    /// What a person reads.
    public String problem() {
        return String.valueOf(getMessage());
    }
}
