package synfire.learn.descent;

import synfire.learn.transform.Box;

/// A kind of descent with its settings.
public interface DescentMethod {

    /// Lower-case name, as in studies and tables.
    String name();

    /// A descent in `box` from `start`, which is moved into the box first.
    Descent from(Box box, double[] start);
}
