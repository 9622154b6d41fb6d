package synfire.data;

/// Where the injected current is taken from, if it has no file of its own.
public enum CurrentSource {
    /// The recorded channel in units of current; where there is none, the protocol.
    AUTOMATIC,
    /// The recorded channel only.
    RECORDED,
    /// The command rebuilt from the protocol only, also where a current was recorded.
    PROTOCOL
}
