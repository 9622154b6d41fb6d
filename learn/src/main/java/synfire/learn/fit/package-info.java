/// Fits a model to recorded traces.
///
/// Read first: [FitPlan] (what is to be fitted), [Fit] (runs it), [FitOutcome] (what was found). [LossProgram] turns
/// a model and a loss into programs for all steps, [FitObjective] runs them with one lane per parameter vector.
@NullMarked
package synfire.learn.fit;

import org.jspecify.annotations.NullMarked;
