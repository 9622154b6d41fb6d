/// A model under the fingers: it is compiled once, then only the values of its parameters change.
///
/// Read first: [Desk] (models that stay compiled), [Sliders] (which values a person may want), [Drive] (what
/// goes in).
@NullMarked
package synfire.lab.model;

import org.jspecify.annotations.NullMarked;
