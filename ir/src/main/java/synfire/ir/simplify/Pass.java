package synfire.ir.simplify;

import synfire.ir.Program;
import synfire.ir.Verifier;

/// A transformation of programs. Passes are records, so that a pipeline prints, compares, and can be part of a
/// cache key.
///
/// {@snippet :
/// var pass = new ExpandFunctions().then(new DropUnused());
/// var plain = pass.apply(program);
/// }
@FunctionalInterface
public interface Pass {

    /// The new program: same name, inputs and outputs. The given one is not changed.
    Program apply(Program program);

    /// This pass, then another; the program between them is verified.
    default Pass then(Pass next) {
        return new Sequence(this, next);
    }

    /// Two passes in order.
    record Sequence(Pass first, Pass second) implements Pass {

        @Override
        public Program apply(Program program) {
            return Verifier.verify(second.apply(Verifier.verify(first.apply(program))));
        }

        /// As in `FoldConstants[] → DropUnused[]`.
        @Override
        public String toString() {
            return first + " → " + second;
        }
    }
}
