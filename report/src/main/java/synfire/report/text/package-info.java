/// Numbers as text, the same bytes on every machine and in every locale.
///
/// Read first: [NumberText].
@NullMarked
package synfire.report.text;

import org.jspecify.annotations.NullMarked;
