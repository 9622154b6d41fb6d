package synfire.kernels.arrays;

/// Where a value lies in memory.
///
/// @param slot by number
/// @param perStep whether it is one element along the loop's axis of what is in the slot
public record Home(int slot, boolean perStep) {

    static Home of(int slot) {
        return new Home(slot, false);
    }
}
