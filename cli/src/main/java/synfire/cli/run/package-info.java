/// Runs studies: from their data to fitted models, scores and files.
///
/// Read first: [FitRun] (runs a fit), [FitResult] (what it found), [FitFiles] (the output folder).
@NullMarked
package synfire.cli.run;

import org.jspecify.annotations.NullMarked;
