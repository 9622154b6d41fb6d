/// A page in the browser to look at studies, on this machine alone.
@NullMarked
package synfire.lab;

import org.jspecify.annotations.NullMarked;
