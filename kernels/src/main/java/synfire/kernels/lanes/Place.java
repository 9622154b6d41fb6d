package synfire.kernels.lanes;

/// Where an outside value with a loop axis lives.
public sealed interface Place {

    /// In memory of the binding, by number: an input or an output.
    record Bound(int buffer) implements Place {}

    /// In scratch memory of the thread, whole, by number.
    record Track(int track) implements Place {}

    /// On the tape of a loop, one segment at a time.
    ///
    /// @param loop that writes it
    /// @param slot its place among the taped values of that loop
    record Tape(int loop, int slot) implements Place {}

    /// Nowhere: it is the index of the loop itself.
    record Index() implements Place {}
}
