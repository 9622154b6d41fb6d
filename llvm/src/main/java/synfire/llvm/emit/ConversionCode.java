package synfire.llvm.emit;

import synfire.ir.DType;

/// Conversions between number types.
record ConversionCode(Code code) {

    Operand convert(Operand x, DType to) {
        if (x.dtype() == to) {
            return x;
        }
        return switch (x.dtype()) {
            case F32, F64 -> fromFloat(x, to);
            case I32, I64 -> fromInteger(x, to);
            case BOOL -> to.isFloat() ? code.cast("uitofp", x, to) : code.cast("zext", x, to);
        };
    }

    private Operand fromFloat(Operand x, DType to) {
        return switch (to) {
            case F64 -> code.cast("fpext", x, to);
            case F32 -> code.cast("fptrunc", x, to);
            case I32, I64 -> saturated(x, to);
            case BOOL -> code.compare("fcmp une", x, code.as(Operand.of(x.dtype(), 0.0), x.lanes()));
        };
    }

    /// Toward zero, to the ends of the range, and 0 for NaN.
    private Operand saturated(Operand x, DType to) {
        var lanes = code.lanes();
        var result = lanes.type(to, x.lanes());
        var name = "@llvm.fptosi.sat." + lanes.suffix(to, x.lanes()) + "." + lanes.suffix(x.dtype(), x.lanes());
        code.declarations().add("declare " + result + " " + name + "(" + code.type(x) + ")");
        return code.let(to, x.lanes(), "call " + result + " " + name + "(" + code.type(x) + " " + x.text() + ")");
    }

    private Operand fromInteger(Operand x, DType to) {
        return switch (to) {
            case F64 -> code.cast("sitofp", x, to);
            // By way of f64, as the interpreter does: 64-bit integers are rounded twice.
            case F32 -> code.cast("fptrunc", code.cast("sitofp", x, DType.F64), to);
            case I64 -> code.cast("sext", x, to);
            case I32 -> code.cast("trunc", x, to);
            case BOOL -> code.compare("icmp ne", x, code.as(Operand.of(x.dtype(), 0L), x.lanes()));
        };
    }
}
