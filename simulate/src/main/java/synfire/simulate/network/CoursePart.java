package synfire.simulate.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.kernels.Binding;
import synfire.network.Samples;

/// A course over time as part of an input.
///
/// @param mask 1 for the cells that have it, where all have the same course and some do not have it
record CoursePart(Feed feed, Axis cells, Optional<Samples> mask) implements Part {

    private String maskName() {
        return feed.name() + ".mask";
    }

    @Override
    public Map<String, TensorType> constants() {
        return mask.isPresent() ? Map.of(maskName(), TensorType.of(feed.dtype(), cells)) : Map.of();
    }

    @Override
    public List<Feed> feeds() {
        return List.of(feed);
    }

    @Override
    public void bind(Binding binding) {
        mask.ifPresent(values -> binding.set(maskName(), values.toArray()));
    }

    @Override
    public Value value(Builder b, Map<String, Value> here) {
        var course = PopulationCode.at(here, feed.name());
        return mask.isPresent() ? b.multiply(course, PopulationCode.at(here, maskName())) : course;
    }
}
