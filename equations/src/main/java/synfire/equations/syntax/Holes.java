package synfire.equations.syntax;

/// Stands where an expression could not be read, so that the rest of the text is still checked.
public final class Holes {

    private static final String NAME = "";

    private Holes() {}

    static Expr.Name hole() {
        return new Expr.Name(NAME);
    }

    public static boolean isHole(Expr expression) {
        return expression instanceof Expr.Name(var name) && name.isEmpty();
    }
}
