/// Reports as one HTML file that opens without a network, zooms, prints, and is the same bytes for the same content.
///
/// Read first: [HtmlReport] (sections in, text out), [Block] (what a section can hold). A page is complete without
/// scripts: every figure stands in it as SVG. The script draws the same SVG anew, from the samples stored beside it,
/// when a reader zooms.
///
/// Invariants, checked by tests:
///
/// - nothing is loaded from anywhere, and a content security policy forbids it;
/// - every text is escaped, so a hostile name of a channel stays a name;
/// - no date, duration, host or locale is written.
@NullMarked
package synfire.report.page;

import org.jspecify.annotations.NullMarked;
