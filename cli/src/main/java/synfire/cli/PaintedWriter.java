package synfire.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import synfire.report.terminal.Painter;

/// Standard error: colours the messages that are printed as lines, where its reader shows colours.
final class PaintedWriter extends PrintWriter {

    private final Painter painter;

    PaintedWriter(OutputStream stream, Painter painter) {
        super(new OutputStreamWriter(stream, Charset.forName(System.getProperty("stderr.encoding", "UTF-8"))), true);
        this.painter = painter;
    }

    @Override
    public void println(String text) {
        super.println(painter.message(text));
    }
}
