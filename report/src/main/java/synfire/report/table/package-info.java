/// Tables as data, to be shown on a page, on a terminal or in Markdown.
///
/// Read first: [Table]. Cells are text: whoever makes a table decides on the digits
/// ([synfire.report.text.NumberText]).
@NullMarked
package synfire.report.table;

import org.jspecify.annotations.NullMarked;
