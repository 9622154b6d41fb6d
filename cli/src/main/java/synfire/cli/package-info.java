/// The synfire program.
@NullMarked
package synfire.cli;

import org.jspecify.annotations.NullMarked;
