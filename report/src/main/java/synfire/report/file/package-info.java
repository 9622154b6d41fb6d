/// Results on disk.
///
/// Read first: [ResultFile].
@NullMarked
package synfire.report.file;

import org.jspecify.annotations.NullMarked;
