package synfire.ir.differentiate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import synfire.ir.Builder;
import synfire.ir.Program;
import synfire.ir.Value;
import synfire.ir.Verifier;
import synfire.ir.scans.CleanScans;

/// Reverse differentiation: the program that computes how an inner product with the outputs changes with
/// each input, at once for all inputs.
///
/// Costs a few times the program whatever the number of inputs, and memory over time for what loops save.
public final class Vjp {

    /// @param save what loops keep of each step
    /// @param primal whether the outputs of the program are outputs of its derivative too
    public record Options(SaveSet save, boolean primal) {

        public static final Options DEFAULT = new Options(SaveSet.TRANSCENDENTALS, true);

        public Options withSave(SaveSet newSave) {
            return new Options(newSave, primal);
        }

        public Options withPrimal(boolean newPrimal) {
            return new Options(save, newPrimal);
        }
    }

    private Vjp() {}

    /// The derivative with [Options#DEFAULT].
    public static Program of(Program program, List<String> inputs, List<String> outputs) {
        return of(program, inputs, outputs, Options.DEFAULT);
    }

    /// The derivative of the chosen outputs by the chosen inputs.
    ///
    /// Inputs: those of the program, then `cotangent.Y` for each chosen output Y, of its type. Outputs:
    /// those of the program if asked for, then `cotangent.X` for each chosen input X, of its type. Where
    /// the program has such names already, the new ones begin with `cotangent2.`, and so on.
    ///
    /// @param inputs names of float inputs
    /// @param outputs names of float outputs
    public static Program of(Program program, List<String> inputs, List<String> outputs, Options options) {
        var clean = CleanScans.of(Whiles.asScans(CleanScans.withoutTape(program)));
        var prefix = Naming.prefix(clean, "cotangent");
        var by = new BitSet();
        inputs.forEach(name -> {
            Naming.differentiable(clean, name);
            by.set(clean.inputNames().indexOf(name));
        });
        var of = new BitSet();
        outputs.forEach(name -> {
            Naming.differentiableOutput(clean, name);
            of.set(clean.outputNames().indexOf(name));
        });

        var b = new Builder(program.name() + ".vjp");
        var here = new HashMap<Value, Value>();
        clean.inputs()
                .forEach(input -> here.put(
                        input.value(), b.input(input.name(), input.value().type())));
        var reverse = new Reverse(clean, b, here::get, new Activity(clean, by, of), options.save(), true);
        for (var name : outputs) {
            var value = clean.output(name);
            reverse.cotangents().add(value, b.input(prefix + name, value.type()));
        }
        if (options.primal()) {
            clean.outputs().forEach(output -> b.output(output.name(), reverse.at(output.value())));
        }
        reverse.run();
        for (var name : inputs) {
            b.output(prefix + name, reverse.cotangents().exactOrZero(clean.input(name)));
        }
        return Verifier.verify(CleanScans.of(b.build()));
    }
}
