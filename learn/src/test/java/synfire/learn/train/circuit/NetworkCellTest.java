package synfire.learn.train.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import synfire.models.Catalogue;

/// Fitted cells with the synapses of a network.
final class NetworkCellTest {

    @Test
    void excitatory_hasTheCellsParametersAndBoxesAroundThoseOfItsSynapses() {
        var fitted = Catalogue.get("igif");

        var cell = NetworkCell.excitatory(fitted, "v");

        System.out.println(cell.text());
        assertThat(cell.parameters()).containsAll(fitted.parameters());
        assertThat(cell.parameter("U").range()).hasToString("(0.1, 0.3)");
        assertThat(cell.parameter("tau_NMDA").range()).hasToString("(50, 150)");
    }

    @Test
    void inhibitory_ofAnEscapeRateThatIsNoExponential_saysWhatToWrite() {
        System.out.println(NetworkCell.inhibitory(Catalogue.get("igif-adapting"), "v").text());
        assertThatThrownBy(() -> NetworkCell.inhibitory(Catalogue.get("igif"), "V"))
                .hasMessage("model 'igif' has no state 'V'; name the one that is its membrane potential");
    }
}
