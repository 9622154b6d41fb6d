/// The model language: text to checked equations with units to programs.
///
/// Read first: [Model] (a checked, immutable model), [synfire.equations.syntax.Expr] (its expressions),
/// [synfire.equations.units.Quantity] (its numbers). The language is described in `docs/reference/language.md`.
///
/// ```
/// text ──▶ Draft ──▶ Model ──▶ program
///          ModelFile │ EquationReader     what was read, with places
///                      ModelChecker       names, dimensions, every mistake at once
///                                 lowering
/// ```
///
/// A model file is a sequence of sections, each a line at the margin with indented lines below:
///
/// ```
/// file        := ('#' comment)* section*
/// section     := 'model' NAME
///              | 'parameters' (NAME '=' NUMBER UNIT? ('in' range)? flags?)*
///              | 'state'      (NAME '=' expression (':' UNIT flags?)?)*
///              | 'inputs'     (NAME ':' UNIT)*
///              | 'equations'  (('d' NAME '/dt' | NAME) '=' expression ':' UNIT flags?)*
///              | 'on' (condition | 'escape' | NAME | 'pre' | 'post') (assignment | actions)*
///              | 'escape rate' expression ':' UNIT
///              | 'surrogate' NAME ('(' NAME '=' NUMBER (',' NAME '=' NUMBER)* ')')? ('of' expression)?
///              | 'update:' ('simultaneous' | 'in order') | 'reset:' ('end' | 'next step')
///              | ('before step:' | 'after step:') assignment*
///              | 'scheme' NAME
/// assignment  := NAME ('+' | '-' | '*' | '/' | '//' | '%' | '**')? '=' expression
/// actions     := action (',' action)*
/// action      := 'spike' | 'refractory for' expression | 'refractory while' condition
/// range       := ('[' | '(') NUMBER UNIT? ',' NUMBER UNIT? (']' | ')')
/// flags       := '(' FLAG (',' FLAG)* ')'
/// ```
///
/// Invariants of a model, checked when it is read: every name is declared once; every dimension fits; subexpressions
/// stand
/// in an order in which each uses only those before it; at most one event sends spikes; initial values come from
/// parameters alone; noise enters differential equations linearly. `Model.parse` of [Model#text()] is an equal model.
@NullMarked
package synfire.equations;

import org.jspecify.annotations.NullMarked;
