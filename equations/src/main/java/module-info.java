/// The model language: text to checked equations with units to programs.
module synfire.equations {
    requires transitive synfire.ir;
    requires static org.jspecify;

    exports synfire.equations;
    exports synfire.equations.check;
    exports synfire.equations.lowering;
    exports synfire.equations.algebra;
    exports synfire.equations.synapse;
    exports synfire.equations.syntax;
    exports synfire.equations.units;
}
