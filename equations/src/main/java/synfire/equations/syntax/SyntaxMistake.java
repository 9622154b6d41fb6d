package synfire.equations.syntax;

/// Ends the reading of one expression; turned into a [Diagnostic] where the expression began.
final class SyntaxMistake extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Region at;
    private final String fix;

    SyntaxMistake(String code, Region at, String problem, String fix) {
        super(problem, null, false, false);
        this.code = code;
        this.at = at;
        this.fix = fix;
    }

    void addTo(Problems problems) {
        problems.add(code, at, String.valueOf(getMessage()), fix);
    }
}
