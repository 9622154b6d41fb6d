package synfire.lab.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which request is answered by what. A path that ends with `/` stands for all that begin so.
public final class Routes {

    /// What answers requests of one method and path.
    sealed interface Route {

        record Once(Handler handler) implements Route {}

        record Following(Stream.Opening opening) implements Route {}
    }

    private final Map<String, Map<String, Route>> byPath = new LinkedHashMap<>();

    /// @param method of HTTP
    public Routes add(String method, String path, Handler handler) {
        byPath.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, new Route.Once(handler));
        return this;
    }

    /// A stream of server-sent events.
    public Routes follow(String path, Stream.Opening opening) {
        byPath.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put("GET", new Route.Following(opening));
        return this;
    }

    /// @throws Refusal if there is no such page, or it does not know the method
    Route find(String method, String path) {
        var methods = Optional.ofNullable(byPath.get(path))
                .or(() -> byPath.entrySet().stream()
                        .filter(each ->
                                each.getKey().length() > 1 && each.getKey().endsWith("/"))
                        .filter(each -> path.startsWith(each.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
        if (methods.isEmpty()) {
            throw new Refusal(404, "there is no page %s".formatted(path));
        }
        var route = methods.get().get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            throw new Refusal(
                    405,
                    "%s does not fit %s; it knows %s"
                            .formatted(
                                    method,
                                    path,
                                    String.join(", ", methods.get().keySet())));
        }
        return route;
    }
}
