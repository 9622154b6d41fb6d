package synfire.equations;

import java.util.List;

/// The events of a model, and how its spikes behave.
public record Spiking(List<Event> events, Refractory refractory, Escape escape, Surrogate surrogate) {

    public static final Spiking NONE =
            new Spiking(List.of(), new Refractory.None(), new Escape.None(), Surrogate.DEFAULT);

    public Spiking {
        events = List.copyOf(events);
    }
}
