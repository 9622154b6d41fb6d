/// The catalogue of published models.
///
/// Read first: [Catalogue] (the models by name). The models themselves are the text files beside it:
/// header with summary, assumptions, source and the test that holds it, then one line per quantity.
@NullMarked
package synfire.models;

import org.jspecify.annotations.NullMarked;
