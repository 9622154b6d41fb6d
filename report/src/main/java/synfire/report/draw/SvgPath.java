package synfire.report.draw;

/// Path data, relative and in hundredths of a px, which is about half as long as absolute coordinates.
final class SvgPath implements Outline.Pen {

    private static final double UNIT = 100;

    private final StringBuilder out = new StringBuilder();
    private long atX;
    private long atY;
    private char command = ' ';
    private boolean dotOnly;

    private SvgPath() {}

    static String of(Outline outline) {
        var path = new SvgPath();
        outline.draw(path);
        path.endDot();
        return path.out.toString();
    }

    @Override
    public void move(double x, double y) {
        endDot();
        atX = rounded(x);
        atY = rounded(y);
        out.append('M');
        number(atX, false);
        number(atY, true);
        command = 'M';
        dotOnly = true;
    }

    @Override
    public void line(double x, double y) {
        long toX = rounded(x);
        long toY = rounded(y);
        if (toX == atX && toY == atY) {
            return;
        }
        dotOnly = false;
        if (toX == atX || toY == atY) {
            straight(toX == atX ? 'v' : 'h', toX == atX ? toY - atY : toX - atX);
        } else {
            boolean again = command == 'l';
            if (!again) {
                out.append('l');
                command = 'l';
            }
            number(toX - atX, again);
            number(toY - atY, true);
        }
        atX = toX;
        atY = toY;
    }

    @Override
    public void close() {
        out.append('z');
        command = 'z';
        dotOnly = false;
    }

    private void straight(char direction, long length) {
        boolean again = command == direction;
        if (!again) {
            out.append(direction);
            command = direction;
        }
        number(length, again);
    }

    /// A point with nothing after it becomes a line of length 0, which round ends make a dot.
    private void endDot() {
        if (dotOnly) {
            out.append("h0");
        }
        dotOnly = false;
    }

    /// Hundredths as the shortest decimal: `-0.5` is written `-.5`.
    private void number(long hundredths, boolean separated) {
        if (separated && hundredths >= 0) {
            out.append(' ');
        }
        if (hundredths < 0) {
            out.append('-');
        }
        long size = Math.abs(hundredths);
        if (size >= 100 || size == 0) {
            out.append(size / 100);
        }
        long rest = size % 100;
        if (rest != 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                out.append(rest % 10);
            }
        }
    }

    private static long rounded(double px) {
        return (long) Math.floor(Math.clamp(px, -1e6, 1e6) * UNIT + 0.5);
    }
}
