package synfire.network.wiring;

import synfire.network.random.RandomKey;

/// How a simulation draws the rows of a wiring by itself, with the same targets as [Wiring#draw] gives: number `n` of a
/// source's targets is number `n` of its stream below the number of targets, repetitions included.
///
/// @param key of the targets
/// @param degree targets of each source
/// @param autapses whether a cell may be its own target
public record Drawing(RandomKey key, int degree, boolean autapses) {}
