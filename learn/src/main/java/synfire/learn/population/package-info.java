/// Searches without derivatives, for comparison: populations in a bounded box, evaluated in rounds.
///
/// Read first: [Proposer] (what a method is), [Rounds] (how it becomes a search), [DifferentialEvolution].
/// Settings and behaviours of [DifferentialEvolution] and [ParticleSwarm] are those of Nevergrad, with which the
/// system of Wang et al. (2024) was compared.
///
/// Invariants: every point is inside the box; a loss that is not finite counts as worse than all others.
@NullMarked
package synfire.learn.population;

import org.jspecify.annotations.NullMarked;
