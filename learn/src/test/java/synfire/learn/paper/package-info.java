/// The two fitting problems of Wang et al. (2024), arXiv 2406.19708, written out in plain Java with forward tangents:
/// independent of the engine, and a reference for it.
@NullMarked
package synfire.learn.paper;

import org.jspecify.annotations.NullMarked;
