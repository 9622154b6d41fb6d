package synfire.cli.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The JSON schemas of study files, as the documentation offers them to editors, and a check against them.
///
/// Of JSON Schema it knows what those schemas use: `type`, `enum`, `properties`, `additionalProperties`,
/// `items`, `anyOf`.
final class Schemas {

    static final Path FOLDER = Page.ROOT.resolve("docs/public/schema");

    private Schemas() {}

    /// What is wrong with a study or a part of one; its kind is told by its keys.
    static List<String> mistakes(JsonNode tree) throws IOException {
        var kind = kind(tree);
        if (kind.equals("recording")) {
            var unknown = new ArrayList<String>();
            tree.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(synfire.data.RecordingRequest.FIELDS);
            return unknown;
        }
        return mistakes(tree, schema(kind), "");
    }

    static JsonNode schema(String kind) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(kind + ".json").toFile());
    }

    static String kind(JsonNode tree) {
        if (has(tree, "training", "tune")) {
            return "multiscale";
        }
        if (has(tree, "task", "train", "stop", "checkpoint")
                || tree.has("network") && tree.get("network").isObject()) {
            return "train";
        }
        if (has(tree, "fit", "stage", "cell", "cells", "simulated", "data")) {
            return "study";
        }
        return has(tree, "file") ? "recording" : "network";
    }

    private static boolean has(JsonNode tree, String... keys) {
        return Stream.of(keys).anyMatch(tree::has);
    }

    /// @param place in the tree, for messages
    static List<String> mistakes(JsonNode value, JsonNode schema, String place) {
        if (schema.has("anyOf")) {
            var all = new ArrayList<String>();
            for (var one : schema.get("anyOf")) {
                var mistakes = mistakes(value, one, place);
                if (mistakes.isEmpty()) {
                    return List.of();
                }
                all.addAll(mistakes);
            }
            return all;
        }
        var mistakes = new ArrayList<String>();
        if (schema.has("type") && !type(value, schema.get("type").asText())) {
            mistakes.add("%s is no %s: %s".formatted(place, schema.get("type").asText(), value));
        }
        if (schema.has("enum") && Stream.of(schema.get("enum")).noneMatch(all -> contains(all, value))) {
            mistakes.add("%s is none of %s: %s".formatted(place, schema.get("enum"), value));
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                mistakes.addAll(mistakes(value.get(i), schema.get("items"), place + "[" + i + "]"));
            }
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> mistakes.addAll(member(entry.getKey(), entry.getValue(), schema, place)));
        }
        return mistakes;
    }

    private static List<String> member(String key, JsonNode value, JsonNode schema, String place) {
        var named = schema.path("properties").path(key);
        if (!named.isMissingNode()) {
            return mistakes(value, named, place + "." + key);
        }
        var others = schema.path("additionalProperties");
        if (others.isObject()) {
            return mistakes(value, others, place + "." + key);
        }
        return others.isBoolean() && !others.asBoolean() ? List.of(place + "." + key + " is unknown") : List.of();
    }

    private static boolean contains(JsonNode all, JsonNode value) {
        for (var each : all) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean type(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalArgumentException("a type '%s'".formatted(type));
        };
    }
}
