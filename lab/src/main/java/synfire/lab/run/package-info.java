/// Fits, trainings and simulations that are started from the page.
@NullMarked
package synfire.lab.run;

import org.jspecify.annotations.NullMarked;
