/// Other processes of this same program.
@NullMarked
package synfire.cli.process;

import org.jspecify.annotations.NullMarked;
