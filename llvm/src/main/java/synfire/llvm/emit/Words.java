package synfire.llvm.emit;

/// Reads the argument table of a kernel in the text of a function that has it as `%table` and the scratch memory as
/// `%scratch`.
record Words(Code code) {

    String integer(int word) {
        return code.let("load i64, ptr " + address(word) + ", align 8");
    }

    String pointer(int word) {
        return code.let("load ptr, ptr " + address(word) + ", align 8");
    }

    /// The address in scratch memory that a word is the offset of.
    String scratch(int word) {
        return code.offset("%scratch", integer(word));
    }

    private String address(int word) {
        return code.offset("%table", Integer.toString(Long.BYTES * word));
    }
}
