package synfire.data.electrode;

/// How the injected current reaches the membrane, which decides how the membrane is taken out of the kernel of both.
public enum Coupling {
    /// Through the electrode, which smooths it: `K = Ke + Km * Ke/Re` (Brette et al. 2008). Right where the bridge was
    /// not balanced, so that the kernel begins with the whole resistance of the electrode.
    THROUGH_ELECTRODE,
    /// At once: `K = Ke + Km`. Right where the bridge and the capacitance were balanced, so that only the rest of the
    /// electrode is left in the recording, possibly with a negative sign.
    DIRECT,
    /// [#THROUGH_ELECTRODE] where that gives an electrode without negative taps (of more than a tenth of its largest),
    /// else [#DIRECT].
    AUTOMATIC
}
