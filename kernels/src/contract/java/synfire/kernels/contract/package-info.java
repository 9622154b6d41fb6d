/// What every backend must do, as tests that its own tests extend.
@NullMarked
package synfire.kernels.contract;

import org.jspecify.annotations.NullMarked;
