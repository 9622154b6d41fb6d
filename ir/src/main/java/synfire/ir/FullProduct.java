package synfire.ir;

/// What [Op.Full] does along rows that reach every target. Each is the adjoint of the other two; they are [Op.Deliver],
/// [Op.Collect] and [Op.Credit] without lists of targets, for each index of the batch axes (trials, for example).
///
/// Sources are events, or a tensor of which what is not 0 takes part by its value, in one rounding.
public enum FullProduct {

    /// `into [batch, post]`, `sources [batch, source]`, `weights [row, post]`: into, with the row of every source added
    /// in
    /// place, sources in ascending order.
    DELIVER("deliver", 3),

    /// `values [batch, post]`, `weights [row, post]`: along `source`, Σ over `post` of weight times value, in ascending
    /// order, each product and sum in one rounding.
    COLLECT("collect", 2),

    /// `into [row, post]`, `sources [batch, source]`, `values [batch, post]`: into, with the values added to the row of
    /// every source, one index of the batch axes after the other.
    CREDIT("credit", 3);

    private final String text;
    private final int operands;

    FullProduct(String text, int operands) {
        this.text = text;
        this.operands = operands;
    }

    public String text() {
        return text;
    }

    public int operands() {
        return operands;
    }
}
