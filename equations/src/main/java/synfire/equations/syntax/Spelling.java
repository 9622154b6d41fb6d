package synfire.equations.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that was probably meant.
public final class Spelling {

    private Spelling() {}

    /// The nearest of the known words, if it is near: one slip in a short word, two from five letters, three from nine;
    /// nothing is near a single letter. A difference in case alone is nearest.
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() < 2) {
            return Optional.empty();
        }
        int allowed = word.length() >= 9 ? 3 : word.length() >= 5 ? 2 : 1;
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= allowed && k.length() > 1)
                .filter(k -> distance(word, k) <= allowed)
                .min(Comparator.comparing((String k) -> !k.equalsIgnoreCase(word))
                        .thenComparingInt((String k) -> distance(word, k))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Number of letters to insert, delete, replace, or swap with their neighbour; case alone counts as one.
    static int distance(String a, String b) {
        if (!a.equals(b) && a.equalsIgnoreCase(b)) {
            return 1;
        }
        var x = a.toLowerCase(Locale.ROOT);
        var y = b.toLowerCase(Locale.ROOT);
        var table = new int[x.length() + 1][y.length() + 1];
        for (int i = 0; i <= x.length(); i++) {
            for (int j = 0; j <= y.length(); j++) {
                table[i][j] = i == 0 ? j : j == 0 ? i : step(table, x, y, i, j);
            }
        }
        return table[x.length()][y.length()];
    }

    private static int step(int[][] table, String x, String y, int i, int j) {
        boolean same = x.charAt(i - 1) == y.charAt(j - 1);
        int best = Math.min(table[i - 1][j - 1] + (same ? 0 : 1), Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
