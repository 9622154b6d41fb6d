package synfire.network.wiring;

import java.util.Optional;
import synfire.ir.ProceduralRows;
import synfire.ir.Program;

/// How a simulation makes the rows of a wiring by itself, with the same targets, weights and delays as
/// [Wiring] gives.
///
/// @param self what is added to the number of a source to get that of the target that rows pass over; far
///     below zero
///     where they pass over none
/// @param most candidates of a row
/// @param delay in steps
/// @param longestDelay in steps; no delay is longer
/// @param places of sources and targets, where something depends on them
public record Procedure(
        boolean ascending,
        long self,
        long most,
        Program next,
        Program keep,
        ProceduralRows.Numbers weight,
        ProceduralRows.Numbers delay,
        double longestDelay,
        Optional<Ends.Places> places) {}
