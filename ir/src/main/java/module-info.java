/// Typed, immutable programs over tensors, the plain interpreter, and every transformation of them.
module synfire.ir {
    requires static org.jspecify;

    exports synfire.ir;
    exports synfire.ir.differentiate;
    exports synfire.ir.functions;
    exports synfire.ir.scans;
    exports synfire.ir.simplify;
}
