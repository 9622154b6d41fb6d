package synfire.llvm.emit;

import java.util.function.Consumer;

/// A loop that counts from 0 up.
///
/// ```
/// pre:   none to do, most often not
/// body:  %i = phi …
/// next:  more
/// ```
record CountedLoop(Code code, String label) {

    /// @param count how often, i64
    /// @param body given the number of the turn; it may have labels of its own
    void write(String count, Consumer<String> body) {
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        var any = code.let("icmp sgt i64 " + count + ", 0");
        code.line("br i1 %s, label %%%s_body, label %%%s_done".formatted(any, label, label));
        code.label(label + "_body");
        var i = "%" + label + "_i";
        code.line(i + " = phi i64 [ 0, %" + label + "_pre ], [ " + i + "1, %" + label + "_next ]");
        body.accept(i);
        code.line("br label %" + label + "_next");
        code.label(label + "_next");
        code.line(i + "1 = add nuw nsw i64 " + i + ", 1");
        var more = code.let("icmp slt i64 " + i + "1, " + count);
        code.line("br i1 %s, label %%%s_body, label %%%s_done".formatted(more, label, label));
        code.label(label + "_done");
    }
}
