/// What a network recorded, in whichever format it lies there, as far as it has been written.
///
/// Read first: [Recorded] (what is read), [RecordedFiles] (which file it is read from), [RecordingAnswers] (what the
/// page is told).
///
/// Invariants: no file above a bound is read; a damaged or cut file is a [synfire.lab.http.Refusal] that says so.
@NullMarked
package synfire.lab.recording;

import org.jspecify.annotations.NullMarked;
