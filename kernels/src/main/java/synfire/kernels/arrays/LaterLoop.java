package synfire.kernels.arrays;

import synfire.ir.Axis;

/// A loop over time that follows the first one of a program: the way back of a derivative, most often.
///
/// @param between what runs once before it, after the loop before
/// @param time the axis of the loop
/// @param reverse whether it runs from the last index to the first
/// @param body runs once for each index
public record LaterLoop(Section between, Axis time, boolean reverse, Section body) {}
