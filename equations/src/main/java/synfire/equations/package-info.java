/// The model language: text to checked equations with units to programs.
///
/// Read first: [Model] (a checked, immutable model), [synfire.equations.syntax.Expr] (its expressions),
/// [synfire.equations.units.Quantity] (its numbers).
@NullMarked
package synfire.equations;

import org.jspecify.annotations.NullMarked;
