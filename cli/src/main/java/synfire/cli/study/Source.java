package synfire.cli.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where traces come from: a SPEC, or the same as a table.
///
/// `FILE[+CURRENT_FILE][#sweeps=0:12:2][@0s:10s]` or `{ file = "…", current = "…", sweeps = "0:12:2", from = "0 s", to
/// = "10 s" }`.
record Source(String spec) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Source of(String spec) {
        return new Source(spec);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Source of(
            @JsonProperty(value = "file", required = true) String file,
            @JsonProperty("current") @Nullable String current,
            @JsonProperty("sweeps") @Nullable String sweeps,
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("to") @Nullable String to) {
        var spec = new StringBuilder(file);
        if (current != null) {
            spec.append('+').append(current);
        }
        if (sweeps != null) {
            spec.append("#sweeps=").append(sweeps);
        }
        if (from != null || to != null) {
            spec.append('@').append(compact(from)).append(':').append(compact(to));
        }
        return new Source(spec.toString());
    }

    static List<Source> all(List<String> specs) {
        return specs.stream().map(Source::new).toList();
    }

    private static String compact(@Nullable String time) {
        return time == null ? "" : time.replace(" ", "");
    }
}
