package synfire.learn.descent;

import synfire.learn.transform.Box;

/// A kind of descent with its settings.
public interface DescentMethod {

    /// Lower-case name, as in studies and tables.
    String name();

    /// The stage of the objective that is really meant; the stages before it only lead there.
    default int lastStage() {
        return 0;
    }

    /// A descent in `box` from `start`, which is moved into the box first.
    Descent from(Box box, double[] start);
}
