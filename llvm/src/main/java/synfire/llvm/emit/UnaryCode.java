package synfire.llvm.emit;

import synfire.ir.DType;
import synfire.ir.UnaryFunction;

/// Functions of one argument.
record UnaryCode(Code code) {

    Operand of(UnaryFunction function, Operand x) {
        return x.dtype().isFloat() ? onFloat(function, x) : onInteger(function, x);
    }

    private Operand onFloat(UnaryFunction function, Operand x) {
        return switch (function) {
            case NEGATE -> code.let(x.dtype(), x.lanes(), "fneg " + code.type(x) + " " + x.text());
            case ABSOLUTE -> code.intrinsic("fabs", x);
            case SIGN ->
                code.select(
                        code.compare("fcmp ogt", x, like(x, 0)),
                        like(x, 1),
                        code.select(code.compare("fcmp olt", x, like(x, 0)), like(x, -1), x));
            case FLOOR -> code.intrinsic("floor", x);
            case CEILING -> code.intrinsic("ceil", x);
            case ROUND -> code.intrinsic("rint", x);
            case SQRT -> code.intrinsic("sqrt", x);
            case RECIPROCAL -> code.binary("fdiv", like(x, 1), x);
            case NOT, EXP, EXPM1, EXPREL, LOG, LOG1P, SIGMOID, TANH, SINH, COSH, SIN, COS, TAN, ASIN, ACOS, ATAN, ERF ->
                throw refused(function);
        };
    }

    private Operand onInteger(UnaryFunction function, Operand x) {
        return switch (function) {
            case NEGATE -> code.binary("sub", like(x, 0), x);
            case ABSOLUTE -> code.select(code.compare("icmp slt", x, like(x, 0)), code.binary("sub", like(x, 0), x), x);
            case SIGN ->
                code.select(
                        code.compare("icmp sgt", x, like(x, 0)),
                        like(x, 1),
                        code.select(code.compare("icmp slt", x, like(x, 0)), like(x, -1), x));
            case FLOOR, CEILING, ROUND -> x;
            case NOT -> code.binary("xor", x, code.as(Operand.of(DType.BOOL, 1L), x.lanes()));
            case SQRT,
                    RECIPROCAL,
                    EXP,
                    EXPM1,
                    EXPREL,
                    LOG,
                    LOG1P,
                    SIGMOID,
                    TANH,
                    SINH,
                    COSH,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    ERF -> throw refused(function);
        };
    }

    private Operand like(Operand x, double value) {
        return code.as(Operand.of(x.dtype(), value), x.lanes());
    }

    private static IllegalStateException refused(UnaryFunction function) {
        return new IllegalStateException(function.text() + " must not be here: the check refuses it");
    }
}
