package synfire.cli.sonata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import synfire.equations.Model;
import synfire.equations.syntax.Source;

/// The cells that a `model_template` of SONATA may name.
enum Template {
    INTFIRE1("nrn:IntFire1", "intfire1", "m", "m"),
    PSC_ALPHA("nest:iaf_psc_alpha", "iaf_psc_alpha", "rise_ex", "rise_in"),
    PSC_EXP("nest:iaf_psc_exp", "iaf_psc_exp", "I_ex", "I_in"),
    PSC_DELTA("nest:iaf_psc_delta", "iaf_psc_delta", "v", "v");

    private final String template;
    private final String file;
    private final String excitation;
    private final String inhibition;

    Template(String template, String file, String excitation, String inhibition) {
        this.template = template;
        this.file = file;
        this.excitation = excitation;
        this.inhibition = inhibition;
    }

    static Optional<Template> named(String template) {
        return Arrays.stream(values())
                .filter(each -> each.template.equalsIgnoreCase(template))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(each -> each.template).collect(Collectors.joining(", "));
    }

    /// What weights above 0 are added to.
    String excitation() {
        return excitation;
    }

    /// What weights below 0 are added to.
    String inhibition() {
        return inhibition;
    }

    /// Whether spikes come only when inputs arrive, so that the time step may be as fine as the times of the files.
    boolean byEvents() {
        return this == INTFIRE1;
    }

    /// Units of the parameters in files of `dynamics_params`, by name; those that are not here are not read.
    Map<String, String> units() {
        return this == INTFIRE1
                ? Map.of("tau", "s", "refrac", "s")
                : Map.of(
                        "E_L",
                        "mV",
                        "C_m",
                        "pF",
                        "tau_m",
                        "ms",
                        "t_ref",
                        "ms",
                        "V_th",
                        "mV",
                        "V_reset",
                        "mV",
                        "tau_syn_ex",
                        "ms",
                        "tau_syn_in",
                        "ms",
                        "I_e",
                        "pA");
    }

    /// The unit of weights.
    String weightUnit() {
        return switch (this) {
            case INTFIRE1 -> "1";
            case PSC_ALPHA, PSC_EXP -> "pA";
            case PSC_DELTA -> "mV";
        };
    }

    Model model() {
        var name = file + ".model";
        try (var stream = Template.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("there is no file " + name);
            }
            return Model.parse(new Source(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
