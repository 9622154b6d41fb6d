package synfire.llvm.emit;

/// Collects the ids of the cells of a vector whose value is not zero.
///
/// ```
/// test:  bits of the vector; most often none
/// some:  without those beyond the last cell
/// each:  append the lowest, clear it
/// ```
record EventsCode(Code code, String label) {

    /// @param first id of the first cell of the vector
    /// @param length number of cells
    /// @param list pointer to the list
    /// @param cells pointer to the cell at each place; empty where those are its numbers
    void collect(Operand x, String first, String length, String list, String cells) {
        int width = code.lanes().width();
        var zero = code.as(Operand.of(x.dtype(), 0.0), true);
        var fired = code.compare("fcmp une", x, zero);
        var bits = code.let("bitcast " + code.type(fired) + " " + fired.text() + " to i" + width);
        var any = code.let("icmp ne i" + width + " " + bits + ", 0");
        branch(any, "some", "none");
        code.label(label + "_some");
        var all = width == Long.SIZE ? bits : code.let("zext i" + width + " " + bits + " to i64");
        var left = code.let("sub i64 " + length + ", " + first);
        var whole = code.let("icmp sge i64 " + left + ", " + width);
        var shift = code.let("and i64 " + left + ", 63");
        var one = code.let("shl i64 1, " + shift);
        var part = code.let("sub i64 " + one + ", 1");
        var mask = code.let("select i1 " + whole + ", i64 -1, i64 " + part);
        var real = code.let("and i64 " + all + ", " + mask);
        code.line("br label %" + label + "_each");
        code.label(label + "_each");
        var rest = "%" + label + "_rest";
        code.line(rest + " = phi i64 [ " + real + ", %" + label + "_some ], [ " + rest + "1, %" + label + "_append ]");
        branch(code.let("icmp ne i64 " + rest + ", 0"), "append", "none");
        code.label(label + "_append");
        append(rest, first, list, cells);
        var less = code.let("sub i64 " + rest + ", 1");
        code.line(rest + "1 = and i64 " + rest + ", " + less);
        code.line("br label %" + label + "_each");
        code.label(label + "_none");
    }

    private void append(String rest, String first, String list, String cells) {
        code.declarations().add("declare i64 @llvm.cttz.i64(i64, i1)");
        var place = code.let("call i64 @llvm.cttz.i64(i64 " + rest + ", i1 true)");
        var at = code.let("add i64 " + first + ", " + place);
        var count = code.let("load i64, ptr " + list + ", align 8");
        var ids = code.offset(list, Integer.toString(ArrayTable.LIST_HEAD));
        var narrow = cells.isEmpty()
                ? code.let("trunc i64 " + at + " to i32")
                : code.let("load i32, ptr " + code.offset(cells, code.times(at, Integer.BYTES)) + ", align 4");
        code.line("store i32 " + narrow + ", ptr " + code.offset(ids, code.times(count, Integer.BYTES)) + ", align 4");
        code.line("store i64 " + code.let("add i64 " + count + ", 1") + ", ptr " + list + ", align 8");
    }

    private void branch(String condition, String whenTrue, String whenFalse) {
        code.line("br i1 %s, label %%%s_%s, label %%%s_%s".formatted(condition, label, whenTrue, label, whenFalse));
    }
}
