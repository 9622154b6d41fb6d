/// The model language: text to checked equations with units to programs.
@NullMarked
package synfire.equations;

import org.jspecify.annotations.NullMarked;
