package synfire.ir;

import java.util.ArrayList;
import java.util.List;

/// Reads a surrogate as program text writes it: `ReluGrad[alpha=0.3,width=1.0]`.
final class SurrogateText {

    private SurrogateText() {}

    static String text(Surrogate surrogate) {
        return surrogate.toString().replace(" ", "");
    }

    static Surrogate read(TextCursor cursor) {
        var kind = cursor.word("");
        var p = new ArrayList<Double>();
        cursor.expect("[");
        while (!cursor.skip().accept("]")) {
            if (!p.isEmpty()) {
                cursor.expect(",");
            }
            cursor.skip().word("_");
            cursor.expect("=");
            p.add(number(cursor));
        }
        try {
            return of(kind, p, cursor);
        } catch (IndexOutOfBoundsException e) {
            throw cursor.fail("surrogate %s has more parameters than %d".formatted(kind, p.size()));
        }
    }

    private static double number(TextCursor cursor) {
        var word = cursor.skip().word("+-.");
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw cursor.fail("'%s' is no number".formatted(word));
        }
    }

    private static Surrogate of(String kind, List<Double> p, TextCursor cursor) {
        return switch (kind) {
            case "Sigmoid" -> new Surrogate.Sigmoid(p.get(0));
            case "PiecewiseQuadratic" -> new Surrogate.PiecewiseQuadratic(p.get(0));
            case "PiecewiseExp" -> new Surrogate.PiecewiseExp(p.get(0));
            case "SoftSign" -> new Surrogate.SoftSign(p.get(0));
            case "Arctan" -> new Surrogate.Arctan(p.get(0));
            case "NonzeroSignLog" -> new Surrogate.NonzeroSignLog(p.get(0));
            case "Erf" -> new Surrogate.Erf(p.get(0));
            case "PiecewiseLeakyRelu" -> new Surrogate.PiecewiseLeakyRelu(p.get(0), p.get(1));
            case "SquarewaveFourierSeries" -> new Surrogate.SquarewaveFourierSeries((int) (double) p.get(0), p.get(1));
            case "S2nn" -> new Surrogate.S2nn(p.get(0), p.get(1), p.get(2));
            case "QPseudoSpike" -> new Surrogate.QPseudoSpike(p.get(0));
            case "LeakyRelu" -> new Surrogate.LeakyRelu(p.get(0), p.get(1));
            case "LogTailedRelu" -> new Surrogate.LogTailedRelu(p.get(0));
            case "ReluGrad" -> new Surrogate.ReluGrad(p.get(0), p.get(1));
            case "GaussianGrad" -> new Surrogate.GaussianGrad(p.get(0), p.get(1));
            case "MultiGaussianGrad" -> new Surrogate.MultiGaussianGrad(p.get(0), p.get(1), p.get(2), p.get(3));
            case "InvSquareGrad" -> new Surrogate.InvSquareGrad(p.get(0));
            case "SlayerGrad" -> new Surrogate.SlayerGrad(p.get(0));
            default -> throw cursor.fail("'%s' is no surrogate".formatted(kind));
        };
    }
}
