package synfire.kernels;

/// What a kernel over cells does, for those who ask where its time goes.
public enum Work {
    /// Events add rows to their targets, and what targets hold to rows.
    EVENTS(0, "event products"),
    /// All sources collect from all targets.
    PRODUCTS(1, "dense products"),
    /// Cells go a step on.
    CELLS(2, "cell update"),
    /// The way back through the step of cells.
    ADJOINT(3, "adjoint of cells"),
    /// States are kept for the way back.
    TAPE(4, "tape"),
    /// Sums, copies, and what is done once.
    OTHER(5, "other");

    private final int place;
    private final String title;

    Work(int place, String title) {
        this.place = place;
        this.title = title;
    }

    /// Among all of them, from 0 up.
    public int place() {
        return place;
    }

    /// For people to read.
    public String title() {
        return title;
    }
}
