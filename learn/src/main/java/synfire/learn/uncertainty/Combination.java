package synfire.learn.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Parameters that can move together without the data noticing: near the best point the loss stays as it
/// is.
///
/// @param terms at least two; the change of the first is 1
public record Combination(List<Term> terms) {

    /// A part smaller than this beside the largest, on parameters scaled by their ranges, is left out.
    private static final double SMALL = 0.02;

    /// By how much one parameter moves, in its own unit.
    public record Term(String name, double change) {}

    public Combination {
        terms = List.copyOf(terms);
    }

    /// The combination of the same parameters that the data do determine, where there are two: it does not
    /// move when they move together.
    public List<Term> determined() {
        if (terms.size() != 2) {
            return List.of();
        }
        return List.of(
                new Term(terms.get(0).name(), 1),
                new Term(
                        terms.get(1).name(),
                        -terms.get(0).change() / terms.get(1).change()));
    }

    /// As a sum: `k1 - 0.98 k2`.
    public static String sum(List<Term> terms) {
        var text = new StringBuilder();
        for (var term : terms) {
            text.append(text.isEmpty() ? (term.change() < 0 ? "-" : "") : (term.change() < 0 ? " - " : " + "));
            double size = Math.abs(term.change());
            text.append(size == 1 ? "" : number(size) + " ").append(term.name());
        }
        return text.toString();
    }

    /// One sentence: what is not determined, and what is.
    @Override
    public String toString() {
        var together = terms.stream()
                .map(term -> "%s by %s%s"
                        .formatted(term.name(), term.change() < 0 ? "-" : "+", number(Math.abs(term.change()))))
                .collect(Collectors.joining(", "));
        var known = determined();
        return "%s is not determined by the data (moving %s together leaves the loss as it is)%s"
                .formatted(sum(terms), together, known.isEmpty() ? "" : "; " + sum(known) + " is");
    }

    private static String number(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /// Names a space of directions by combinations of as few parameters as can be.
    ///
    /// @param directions independent, on parameters scaled by their ranges
    static List<Combination> of(List<String> names, List<double[]> directions, double[] ranges) {
        var combinations = new ArrayList<Combination>();
        for (var row : sparse(directions)) {
            var terms = new ArrayList<Term>();
            double first = 0;
            for (int i = 0; i < row.length; i++) {
                if (Math.abs(row[i]) > SMALL) {
                    double change = row[i] * ranges[i];
                    first = terms.isEmpty() ? change : first;
                    terms.add(new Term(names.get(i), change / first));
                }
            }
            if (terms.size() > 1) {
                combinations.add(new Combination(terms));
            }
        }
        return combinations;
    }

    /// Gauss–Jordan elimination with the largest entry as pivot: as many rows, each 1 at its pivot where
    /// all others are 0, so that no entry is above 1 by much.
    private static List<double[]> sparse(List<double[]> directions) {
        var rows = directions.stream().map(double[]::clone).toList();
        var used = new boolean[rows.size()];
        for (int round = 0; round < rows.size(); round++) {
            int row = -1;
            int column = -1;
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; !used[r] && c < rows.get(r).length; c++) {
                    if (row < 0 || Math.abs(rows.get(r)[c]) > Math.abs(rows.get(row)[column])) {
                        row = r;
                        column = c;
                    }
                }
            }
            used[row] = true;
            double pivot = rows.get(row)[column];
            for (int c = 0; c < rows.get(row).length; c++) {
                rows.get(row)[c] /= pivot;
            }
            for (int r = 0; r < rows.size(); r++) {
                double factor = rows.get(r)[column];
                for (int c = 0; r != row && c < rows.get(r).length; c++) {
                    rows.get(r)[c] -= factor * rows.get(row)[c];
                }
            }
        }
        return rows;
    }
}
