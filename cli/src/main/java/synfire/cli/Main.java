package synfire.cli;

/// The `synfire` program.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("synfire 0.1.0");
    }
}
