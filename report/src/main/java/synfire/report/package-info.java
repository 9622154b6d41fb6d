/// Figures and self-contained HTML reports.
@NullMarked
package synfire.report;

import org.jspecify.annotations.NullMarked;
