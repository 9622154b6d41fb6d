/// Texts that are edited on the page, and what is wrong with them.
@NullMarked
package synfire.lab.text;

import org.jspecify.annotations.NullMarked;
