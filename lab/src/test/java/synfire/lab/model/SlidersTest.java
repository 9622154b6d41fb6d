package synfire.lab.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import synfire.models.Catalogue;

final class SlidersTest {

    @Test
    void sliders_ofTheWholeCatalogue_showTheDefaultAndValuesThatAreAllowed() {
        for (var name : Catalogue.names()) {
            for (var parameter : Catalogue.get(name).parameters()) {
                var slider = Sliders.of(parameter);
                double value = parameter.value().value();

                assertThat(value).as(name + "." + parameter.name()).isBetween(slider.low(), slider.high());
                assertThat(slider.low()).as(name + "." + parameter.name()).isLessThan(slider.high());
                assertThat(parameter.range().contains(slider.low()))
                        .as("%s.%s %s in %s", name, parameter.name(), slider.low(), parameter.range())
                        .isTrue();
                assertThat(parameter.range().contains(slider.high()))
                        .as("%s.%s %s in %s", name, parameter.name(), slider.high(), parameter.range())
                        .isTrue();
            }
        }
    }

    @Test
    void sliders_ofPotentials_goFortyMillivoltsEachWay() {
        var slider = Sliders.of(Catalogue.get("hh-traub").parameter("E_L"));

        assertThat(slider).isEqualTo(new Sliders(-105, -25));
    }
}
