package synfire.ir.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import synfire.ir.Program;
import synfire.ir.Verifier;

/// Passes in order; the program is verified after each.
public record Pipeline(List<Pass> passes) implements Pass {

    public Pipeline {
        passes = List.copyOf(passes);
    }

    public static Pipeline of(Pass... passes) {
        return new Pipeline(List.of(passes));
    }

    @Override
    public Program apply(Program program) {
        var current = Verifier.verify(program);
        for (var pass : passes) {
            current = Verifier.verify(pass.apply(current));
        }
        return current;
    }

    @Override
    public Pipeline then(Pass next) {
        var all = new ArrayList<>(passes);
        all.add(next);
        return new Pipeline(all);
    }

    /// As in `FoldConstants → DropUnused`.
    @Override
    public String toString() {
        return passes.stream().map(pass -> pass.toString().replace("[]", "")).collect(Collectors.joining(" → "));
    }
}
