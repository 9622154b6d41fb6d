/// The catalogue of published models, one text file each.
@NullMarked
package synfire.models;

import org.jspecify.annotations.NullMarked;
