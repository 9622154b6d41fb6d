package synfire.network.connectome;

/// What was measured does not make a connectome or a list of edges: where, what is wrong, and what to do.
public final class ConnectomeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String place;
    private final String problem;
    private final String fix;

    public ConnectomeException(String place, String problem, String fix) {
        super(place + ": " + problem + "\nfix: " + fix);
        this.place = place;
        this.problem = problem;
        this.fix = fix;
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
