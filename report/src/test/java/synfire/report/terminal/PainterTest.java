package synfire.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PainterTest {

    private static final Painter PAINTER = new Painter(new Terminal(true, true, true, 80));

    @Test
    void message_ofAMistake_marksItsParts() {
        assertThat(PAINTER.message("""
                        bad.model:5:11: error[dimension-mismatch]: the right-hand side is in mV
                          5 |   dv/dt = -v : mV
                                        ^^
                        fix: divide by a time constant""").replace((char) 27, 'E')).isEqualTo("""
                        bad.model:5:11: E[31merror[dimension-mismatch]E[0m: the right-hand side is in mV
                          5 |   dv/dt = -v : mV
                        E[31m                ^^E[0m
                        E[32mfix:E[0m divide by a time constant""");
    }

    @Test
    void message_namesOfTheProgramAndWarnings_areMarked() {
        assertThat(PAINTER.message("synfire: slow\nx.model:1:1: warning[unused]: p")
                        .replace((char) 27, 'E'))
                .isEqualTo("E[1msynfire:E[0m slow\nx.model:1:1: E[33mwarning[unused]E[0m: p");
    }

    @Test
    void message_intoAPipe_staysAsItIs() {
        assertThat(new Painter(Terminal.PIPE).message("synfire: error[x]\n")).isEqualTo("synfire: error[x]\n");
    }
}
