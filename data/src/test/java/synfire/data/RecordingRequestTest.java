package synfire.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.data.format.TextColumn;
import synfire.data.format.TextColumn.Kind;
import synfire.data.format.TextLayout;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

final class RecordingRequestTest {

    @Test
    void of_fields_isTheSameAsTheLine() {
        var request = RecordingRequest.of(Map.of(
                "file", "v.abf",
                "current_file", "i.abf",
                "sweeps", "0:12:2",
                "time", "0s:10s",
                "voltage", "Im RIGHT"));

        assertThat(request.spec()).isEqualTo(RecordingSpec.parse("v.abf+i.abf#sweeps=0:12:2#voltage=Im RIGHT@0s:10s"));
        assertThat(request.options()).isEqualTo(ReadOptions.DEFAULT);
    }

    @Test
    void of_options_areRead() {
        var request = RecordingRequest.of(Map.ofEntries(
                Map.entry("file", "v.voltage#sweeps=0"),
                Map.entry("current_source", "protocol"),
                Map.entry("bridge", "20 MOhm"),
                Map.entry("liquid_junction", "14 mV"),
                Map.entry("current_scale", -1),
                Map.entry("holding", "-70 pA"),
                Map.entry("steps", "100 ms, 0.6 s"),
                Map.entry("resample_to", "0.1 ms"),
                Map.entry("layout", "columns"),
                Map.entry("separator", "tab"),
                Map.entry("header_rows", 0),
                Map.entry("dt", "1 ms"),
                Map.entry("voltage_column", 3),
                Map.entry("voltage_unit", "mV"),
                Map.entry("current_unit", "pA")));

        assertThat(request.options().currentSource()).isEqualTo(CurrentSource.PROTOCOL);
        assertThat(request.options().corrections())
                .isEqualTo(new Corrections(
                        Quantity.of(20, Units.MOHM), Quantity.of(14, Units.MV), 1, -1, Quantity.of(-70, Units.PA)));
        assertThat(request.options().steps())
                .isEqualTo(new StepProtocol(List.of(Quantity.of(100, Units.MS), Quantity.of(0.6, Units.S))));
        assertThat(request.options().resampleTo()).contains(Quantity.of(0.1, Units.MS));
        assertThat(request.options().text())
                .isEqualTo(TextLayout.AUTOMATIC
                        .withArrangement(TextLayout.Arrangement.COLUMNS)
                        .withSeparator('\t')
                        .withHeaderRows(0)
                        .withDt(Quantity.of(1, Units.MS))
                        .with(TextColumn.of(Kind.VOLTAGE, "3", Units.MV))
                        .with(TextColumn.all(Kind.CURRENT, Units.PA)));
    }

    @Test
    void of_wrongField_namesIt() {
        refused(
                Map.of("sweeps", "1"),
                "a recording needs a file; write file = \"FILE\", with current_file where the"
                        + " current is in another");
        refused(
                Map.of("file", "a", "bridges", "20 MOhm"),
                "a recording has no field 'bridges'; its fields are file, current_file, sweeps, time, voltage, current,"
                        + " current_source, bridge, liquid_junction, voltage_scale, current_scale, holding, steps, resample_to, layout,"
                        + " separator, header_rows, skip_columns, dt, time_column, time_unit, voltage_column,"
                        + " voltage_unit, current_column, current_unit");
        refused(
                Map.of("file", "a", "bridge", "20 mV"),
                "bridge = 20 mV is not in a unit of GOhm; write for example '20 MOhm'");
        refused(Map.of("file", "a", "header_rows", "two"), "header_rows = \"two\" is not a number");
        refused(
                Map.of("file", "a", "current_source", "dac"),
                "current_source = \"dac\": it is one of automatic, recorded, protocol");
        refused(
                Map.of("file", "a", "separator", "|"),
                "separator = \"|\": it is one of \",\", \";\", \"tab\" and \"space\"");
        refused(
                Map.of("file", "a", "voltage_unit", "pA"),
                "a column of voltage cannot be in pA; give a unit of voltage");
        refused(
                Map.of("file", "a", "dt", "5 mV"),
                "dt = 5 mV is not a time step; write a positive time, such as '0.1 ms'");
        refused(
                Map.of("file", "a", "holding", "3 mV"),
                "holding = 3 mV is not in a unit of pA; write for example '-50 pA'");
        refused(
                Map.of("file", "a", "steps", "600 ms, 100 ms"),
                "steps = \"600 ms, 100 ms\": the current steps at 100 ms after it stepped at 600 ms; put the times in order");
        refused(
                Map.of("file", "a", "steps", "5 pA"),
                "steps = \"5 pA\": the current cannot step at 5 pA, which is not a time; write for example '100 ms'");
        refused(
                Map.of("file", "a", "resample_to", "0 ms"),
                "resample_to = 0 ms is not a time step; write a positive time, such as '0.1 ms'");
        refused(
                Map.of("file", "a", "voltage_scale", "0"),
                "voltage_scale = 0.0 and current_scale = 1.0 must be numbers other than 0");
    }

    private static void refused(Map<String, ?> fields, String message) {
        assertThatThrownBy(() -> RecordingRequest.of(fields))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
