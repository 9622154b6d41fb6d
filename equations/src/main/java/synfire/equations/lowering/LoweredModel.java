package synfire.equations.lowering;

import java.util.List;
import synfire.equations.Model;
import synfire.ir.Program;

/// A model as programs.
///
/// `initial`: the parameters, by name, to the states, by name.
///
/// `step`, inputs in order: states; parameters; inputs of the model; `t` and `dt` (ms, scalar) and `step`
/// (i64, scalar: the number of the step); then, where needed, `observed` (1 in steps of recorded spikes),
/// `key` (i64, scalar), `object` and `trial` (i64 per cell: index of the cell in its population, number
/// of the repetition), `N` (scalar).
///
/// `step`, outputs in order: the new states; of models that spike, `spike` (0 or 1, with the surrogate's
/// derivative) and `margin` (≥ 0 where the threshold is reached); `hazard` (escape rate times dt, 0 while
/// refractory) with an escape rate; `offset` (fraction of the step at which the threshold was crossed) in
/// event mode; the exposed subexpressions.
///
/// @param scheme the integration scheme and why it was chosen
/// @param states the model's, then those the lowering adds
public record LoweredModel(
        Model model, LoweringOptions options, SchemeChoice scheme, Program initial, Program step, List<String> states) {

    public LoweredModel {
        states = List.copyOf(states);
    }
}
