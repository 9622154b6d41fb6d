package synfire.kernels.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Sorts the steps of a program into stages and gives every value with a loop axis its place.
///
/// Each scan becomes a loop. Elementwise steps over a loop axis gather in as few loops as their order allows.
/// All other steps go to the straight stage after the last loop that they depend on.
final class LaneLowering {

    private static final int NONE = -1;

    private final Program program;
    private final BitSet needed;
    private final List<LoopDraft> loops = new ArrayList<>();
    private final List<List<Program.Step>> straight = new ArrayList<>(List.of(new ArrayList<>()));

    /// For each value, how many loops must have run before it is there.
    private final int[] level;

    /// For each value that elementwise steps over a loop axis define, the loop that they are in.
    private final Map<Integer, MapDraft> mapOf = new HashMap<>();

    LaneLowering(Program program) {
        this.program = program;
        this.level = new int[program.valueBound()];
        this.needed = needed(program);
    }

    private static BitSet needed(Program program) {
        var needed = new BitSet();
        program.outputs().forEach(output -> needed.set(output.value().id()));
        for (var step : program.steps().reversed()) {
            if (step.results().stream().anyMatch(result -> needed.get(result.id()))) {
                step.op().operands().forEach(operand -> needed.set(operand.id()));
            }
        }
        return needed;
    }

    LaneProgram lowered() {
        for (var step : program.steps()) {
            if (step.results().stream().anyMatch(result -> needed.get(result.id()))) {
                place(step);
            }
        }
        var buffers = new ArrayList<LaneProgram.Buffer>();
        var bufferOf = new int[program.valueBound()];
        Arrays.fill(bufferOf, NONE);
        for (var input : program.inputs()) {
            bufferOf[input.value().id()] = buffers.size();
            buffers.add(new LaneProgram.Buffer(input.name(), input.value(), true));
        }
        var outputs = new LinkedHashMap<String, Integer>();
        for (var output : program.outputs()) {
            int id = output.value().id();
            if (bufferOf[id] == NONE) {
                bufferOf[id] = buffers.size();
                buffers.add(new LaneProgram.Buffer(output.name(), output.value(), false));
            }
            outputs.put(output.name(), bufferOf[id]);
        }
        var tracks = new ArrayList<TensorType>();
        var places = places(bufferOf, tracks);
        return new LaneProgram(program, stages(places), buffers, outputs, tracks, places);
    }

    private void place(Program.Step step) {
        int before = 0;
        for (var operand : step.op().operands()) {
            before = Math.max(before, level[operand.id()]);
        }
        if (step.op() instanceof Op.Scan scan) {
            loops.add(ScanDraft.of(scan, step, needed));
            straight.add(new ArrayList<>());
            define(step, loops.size());
        } else if (hasLoopAxis(step.results().getFirst())) {
            placeInMap(step);
        } else {
            straight.get(before).add(step);
            define(step, before);
        }
    }

    /// Puts an elementwise step into the first loop over its axis that may hold it.
    private void placeInMap(Program.Step step) {
        var axis = LaneProgram.loopAxis(step.results().getFirst().tensor());
        int first = 0;
        for (var operand : step.op().operands()) {
            var map = mapOf.get(operand.id());
            boolean joinable = map != null && map.axis().equals(axis);
            first = Math.max(first, joinable ? level[operand.id()] - 1 : level[operand.id()]);
        }
        int at = first;
        while (at < loops.size()
                && !(loops.get(at) instanceof MapDraft map && map.axis().equals(axis))) {
            at++;
        }
        if (at == loops.size()) {
            loops.add(new MapDraft(axis));
            straight.add(new ArrayList<>());
        }
        var map = (MapDraft) loops.get(at);
        map.add(step);
        step.results().forEach(result -> mapOf.put(result.id(), map));
        define(step, at + 1);
    }

    private void define(Program.Step step, int after) {
        step.results().forEach(result -> level[result.id()] = after);
    }

    private static boolean hasLoopAxis(Value value) {
        return value.axes().stream().anyMatch(axis -> !axis.equals(Axis.LANE));
    }

    private Map<Integer, Place> places(int[] bufferOf, List<TensorType> tracks) {
        var places = new HashMap<Integer, Place>();
        for (var input : program.inputs()) {
            places.put(
                    input.value().id(), new Place.Bound(bufferOf[input.value().id()]));
        }
        var readOutside = readOutside();
        for (int number = 0; number < loops.size(); number++) {
            var loop = loops.get(number);
            int slot = 0;
            for (var y : loop.ys()) {
                int id = y.outer().id();
                if (bufferOf[id] != NONE) {
                    places.put(id, new Place.Bound(bufferOf[id]));
                } else if (loop.indices().contains(y.inner())) {
                    places.put(id, new Place.Index());
                } else if (loop.taped(y.outer())) {
                    places.put(id, new Place.Tape(number, slot++));
                } else if (readOutside.get(id)) {
                    places.put(id, new Place.Track(tracks.size()));
                    tracks.add(y.outer().tensor());
                }
            }
        }
        return places;
    }

    private BitSet readOutside() {
        var read = new BitSet();
        loops.forEach(loop -> loop.xs().forEach(x -> read.set(x.outer().id())));
        straight.forEach(steps ->
                steps.forEach(step -> step.op().operands().forEach(operand -> read.set(operand.id()))));
        return read;
    }

    private List<Stage> stages(Map<Integer, Place> places) {
        var stages = new ArrayList<Stage>();
        for (int i = 0; i <= loops.size(); i++) {
            if (!straight.get(i).isEmpty()) {
                stages.add(new Stage.Straight(straight.get(i)));
            }
            if (i < loops.size()) {
                stages.add(loops.get(i).finished(i, places));
            }
        }
        return stages;
    }
}
