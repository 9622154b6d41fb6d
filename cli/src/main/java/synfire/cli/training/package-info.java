/// Training from the command line: the study file, the folder of results, the run.
///
/// Read first: [TrainReader] (the file), [TrainRun] (the run), [TrainFolder] (what it leaves).
@NullMarked
package synfire.cli.training;

import org.jspecify.annotations.NullMarked;
