package synfire.equations.syntax;

/// The smallest piece of an expression that means something.
record Token(Kind kind, String text, Region at) {

    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind != Kind.NUMBER && text.equals(symbol);
    }

    /// As messages quote it.
    String quoted() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
