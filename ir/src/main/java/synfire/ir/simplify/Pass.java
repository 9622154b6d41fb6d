package synfire.ir.simplify;

import synfire.ir.Program;

/// A transformation of programs. Passes are records, so that a pipeline prints, compares, and can
/// be part of a cache key.
///
/// {@snippet :
/// var pass = new ExpandFunctions().then(new DropUnused());
/// var plain = pass.apply(program);
/// }
@FunctionalInterface
public interface Pass {

    /// The new program: same name, inputs and outputs. The given one is not changed.
    Program apply(Program program);

    /// This pass, then another; the program is verified after each.
    default Pass then(Pass next) {
        return Pipeline.of(this, next);
    }
}
