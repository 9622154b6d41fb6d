package synfire.ir.simplify;

import synfire.ir.Program;
import synfire.ir.scans.CleanScans;

/// Computes once, before a loop, what is the same at every step, and drops what loops carry for
/// nothing.
///
/// ```
/// scan (v; tau) -> v·exp(−0.1/tau)    ──▶    d = exp(−0.1/tau); scan (v; d) -> v·d
/// ```
///
/// Dear operations go out (functions, divisions, roots); cheap ones stay, where they cost no
/// memory. Values change in no bit. The work is that of [CleanScans].
public record HoistInvariants() implements Pass {

    @Override
    public Program apply(Program program) {
        return CleanScans.of(program);
    }
}
