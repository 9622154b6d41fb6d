/// Studies: what to fit, to which data, how, as a TOML file.
///
/// Read first: [StudyFile] (the keys), [Study] (what they mean), [StudyReader] (from one to the other).
@NullMarked
package synfire.cli.study;

import org.jspecify.annotations.NullMarked;
