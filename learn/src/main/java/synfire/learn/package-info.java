/// Finds parameters that make a simulation do what is wanted.
@NullMarked
package synfire.learn;

import org.jspecify.annotations.NullMarked;
