package synfire.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import synfire.ir.Program;

/// The backends of this process, best first.
///
/// @param all every backend on the module path, whether it can run here or not
public record Backends(List<Backend> all) {

    public Backends {
        all = all.stream()
                .sorted(Comparator.comparingInt(Backend::rank).reversed())
                .toList();
    }

    /// The backends that the module path provides.
    public static Backends load() {
        return new Backends(ServiceLoader.load(Backend.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /// A backend, and why it is not a faster one.
    ///
    /// @param notes for each faster backend that was passed over, its name and the reason; empty for the fastest
    public record Choice(Backend backend, List<String> notes) {

        public Choice {
            notes = List.copyOf(notes);
        }
    }

    /// The best backend that can run here.
    public Choice best() {
        return choose(backend -> backend.whyNot().stream().toList());
    }

    /// The best backend that can run here and can run this program.
    public Choice bestFor(Program program) {
        return choose(backend -> {
            var reasons = backend.whyNot().stream().toList();
            return reasons.isEmpty() ? backend.obstacles(program) : reasons;
        });
    }

    /// The backend of that name.
    ///
    /// @throws BackendUnavailableException if there is none, or it cannot run here
    public Backend named(String name) {
        var backend = all.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BackendUnavailableException("there is no backend '%s'; choose one of %s"
                        .formatted(name, all.stream().map(Backend::name).collect(Collectors.joining(", ")))));
        backend.whyNot().ifPresent(reason -> {
            throw new BackendUnavailableException("the backend '%s' cannot run here: %s".formatted(name, reason));
        });
        return backend;
    }

    private Choice choose(Function<Backend, List<String>> reasonsAgainst) {
        var notes = new ArrayList<String>();
        for (var backend : all) {
            var reasons = reasonsAgainst.apply(backend);
            if (reasons.isEmpty()) {
                return new Choice(backend, notes);
            }
            notes.add(backend.name() + ": " + String.join("; ", reasons));
        }
        throw new BackendUnavailableException("no backend can run here: " + String.join("; ", notes));
    }
}
