package synfire.report.draw;

import java.util.Arrays;

/// Straight lines on the page, in px. Grows while it is drawn.
final class Outline {

    /// Receives an outline piece by piece.
    interface Pen {
        void move(double x, double y);

        void line(double x, double y);

        void close();
    }

    private static final byte MOVE = 0;
    private static final byte LINE = 1;
    private static final byte CLOSE = 2;

    private byte[] kinds = new byte[16];
    private double[] places = new double[32];
    private int count;

    static Outline line(double x0, double y0, double x1, double y1) {
        return new Outline().move(x0, y0).to(x1, y1);
    }

    static Outline box(Frame f) {
        return new Outline()
                .move(f.x(), f.y())
                .to(f.right(), f.y())
                .to(f.right(), f.bottom())
                .to(f.x(), f.bottom())
                .close();
    }

    Outline move(double x, double y) {
        return add(MOVE, x, y);
    }

    Outline to(double x, double y) {
        return add(LINE, x, y);
    }

    Outline close() {
        return add(CLOSE, 0, 0);
    }

    int size() {
        return count;
    }

    void draw(Pen pen) {
        for (int i = 0; i < count; i++) {
            double x = places[2 * i];
            double y = places[2 * i + 1];
            switch (kinds[i]) {
                case MOVE -> pen.move(x, y);
                case LINE -> pen.line(x, y);
                default -> pen.close();
            }
        }
    }

    private Outline add(byte kind, double x, double y) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            places = Arrays.copyOf(places, 4 * count);
        }
        kinds[count] = kind;
        places[2 * count] = x;
        places[2 * count + 1] = y;
        count++;
        return this;
    }
}
