package synfire.ir;

/// A program breaks a rule of the intermediate representation. It names the rule and the values involved.
public final class IllegalProgramException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public IllegalProgramException(String message) {
        super(message);
    }
}
