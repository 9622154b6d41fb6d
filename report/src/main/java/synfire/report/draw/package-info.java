/// From a figure to ink: limits, ticks, layout, thinning of long traces, and the two papers to draw on.
///
/// Read first: [SvgFigure] (text that any program opens), [PngFigure] (pixels), [Layout] (where everything lies).
///
/// A figure gives the same bytes of SVG on every machine: widths of text come from a table, numbers are rounded to
/// 0.01 px, and no locale, clock or font is asked.
@NullMarked
package synfire.report.draw;

import org.jspecify.annotations.NullMarked;
