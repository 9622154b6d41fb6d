package synfire.learn.optimize;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// All answers that a search has been told, in order. Told again to a fresh search with the same settings, they
/// bring it to exactly the state it had: this is how a run is resumed, whatever the method.
public final class Journal {

    private static final int MAGIC = 0x53594A31; // "SYJ1"

    private final List<List<Evaluation>> rounds = new ArrayList<>();

    /// A journal of nothing yet.
    public Journal() {}

    /// Number of rounds.
    public int size() {
        return rounds.size();
    }

    public List<Evaluation> round(int i) {
        return rounds.get(i);
    }

    /// Evaluations in all rounds together.
    public long evaluations() {
        long total = 0;
        for (var round : rounds) {
            for (var answer : round) {
                total += answer.size();
            }
        }
        return total;
    }

    public void add(List<Evaluation> answers) {
        rounds.add(List.copyOf(answers));
    }

    /// The rounds from `from` on, in a form that [#read] reads; files of consecutive ranges may be joined.
    public void write(DataOutputStream out, int from) throws IOException {
        for (var round : rounds.subList(from, rounds.size())) {
            out.writeInt(MAGIC);
            out.writeInt(round.size());
            for (var answer : round) {
                out.writeByte(letter(answer.want()));
                out.writeInt(answer.size());
                for (int i = 0; i < answer.size(); i++) {
                    out.writeDouble(answer.loss(i));
                    out.writeDouble(answer.score(i));
                    write(out, answer.gradient(i));
                    write(out, answer.curvature(i));
                }
            }
        }
    }

    /// Reads rounds until the end. A last round that was cut short (the program was killed while it wrote) is left out.
    ///
    /// @throws IOException if the stream holds something else than a journal
    public static Journal read(DataInputStream in) throws IOException {
        var journal = new Journal();
        try {
            while (true) {
                int magic = in.readInt();
                if (magic != MAGIC) {
                    throw new IOException(
                            "round %d of the journal begins with %08x instead of %08x: this is not a journal of a fit, or it is damaged; start the fit again without resuming"
                                    .formatted(journal.size(), magic, MAGIC));
                }
                int answers = in.readInt();
                var round = new ArrayList<Evaluation>();
                for (int i = 0; i < answers; i++) {
                    round.add(answer(in));
                }
                journal.add(round);
            }
        } catch (EOFException _) {
            return journal;
        }
    }

    private static Evaluation answer(DataInputStream in) throws IOException {
        var want = want(in.readByte());
        int points = in.readInt();
        var losses = new ArrayList<Double>();
        var scores = new ArrayList<Double>();
        var gradients = new ArrayList<double[]>();
        var curvatures = new ArrayList<double[]>();
        for (int i = 0; i < points; i++) {
            losses.add(in.readDouble());
            scores.add(in.readDouble());
            gradients.add(numbers(in));
            curvatures.add(numbers(in));
        }
        double[] values = array(losses);
        var answer = switch (want) {
            case LOSS -> Evaluation.ofLosses(values);
            case GRADIENT -> Evaluation.ofGradients(values, gradients.toArray(double[][]::new));
            case CURVATURE ->
                Evaluation.ofCurvatures(
                        values, gradients.toArray(double[][]::new), curvatures.toArray(double[][]::new));
        };
        return answer.withScores(array(scores));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void write(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static double[] numbers(DataInputStream in) throws IOException {
        int length = in.readInt();
        var values = new ArrayList<Double>();
        for (int i = 0; i < length; i++) {
            values.add(in.readDouble());
        }
        return array(values);
    }

    private static int letter(Want want) {
        return switch (want) {
            case LOSS -> 'L';
            case GRADIENT -> 'G';
            case CURVATURE -> 'C';
        };
    }

    private static Want want(int letter) throws IOException {
        return switch (letter) {
            case 'L' -> Want.LOSS;
            case 'G' -> Want.GRADIENT;
            case 'C' -> Want.CURVATURE;
            default ->
                throw new IOException(
                        "the journal holds an answer of unknown kind %02x: it is damaged; start the fit again without resuming"
                                .formatted(letter & 0xff));
        };
    }
}
