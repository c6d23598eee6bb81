package jp.kagiban.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON document whose values are filled in. {@code "$name"} stands for the value of that name. A boolean becomes 0 or
 * 1. A nested model takes its values from the entry of its own name, or from the surrounding model's entry if there is
 * none. If the entry is null, the nested model is null. If the entry is a list, the nested model is written once for
 * each element.
 */
record JsonTemplate(JsonNode model) {

    private static final Pattern VERSIONED = Pattern.compile("(\\w+) \\((from|before) (\\d+)\\)");

    static JsonTemplate read(String resource) {
        try (InputStream json = Objects.requireNonNull(JsonTemplate.class.getResourceAsStream(resource))) {
            return new JsonTemplate(JsonMapper.shared().readTree(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns the template of one version, without fields such as {@code "goodsTax (before 8)"} that this version
     * lacks.
     */
    JsonTemplate at(int version) {
        return new JsonTemplate(at(model, version));
    }

    private static JsonNode at(JsonNode node, int version) {
        if (node.isArray()) {
            return JsonMapper.shared().createArrayNode().add(at(node.required(0), version));
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode versioned = JsonMapper.shared().createObjectNode();
        node.forEachEntry((key, placeholder) -> {
            Matcher limit = VERSIONED.matcher(key);
            if (!limit.matches()) {
                versioned.set(key, at(placeholder, version));
            } else if (limit.group(2).equals("from") == version >= Integer.parseInt(limit.group(3))) {
                versioned.set(limit.group(1), at(placeholder, version));
            }
        });
        return versioned;
    }

    ObjectNode fill(ObjectNode values) {
        return fill(model, values);
    }

    private static ObjectNode fill(JsonNode model, JsonNode values) {
        ObjectNode filled = JsonMapper.shared().createObjectNode();
        model.forEachEntry((name, placeholder) -> filled.set(name, value(name, placeholder, values)));
        return filled;
    }

    private static JsonNode value(String name, JsonNode placeholder, JsonNode values) {
        if (placeholder.isString() && placeholder.stringValue().startsWith("$")) {
            JsonNode value = values.required(placeholder.stringValue().substring(1));
            return value.isBoolean() ? IntNode.valueOf(value.booleanValue() ? 1 : 0) : value;
        }
        if (!placeholder.isContainer()) {
            return placeholder;
        }
        JsonNode own = values.has(name) ? values.required(name) : values;
        if (own.isNull() || placeholder.isObject()) {
            return own.isNull() ? own : fill(placeholder, own);
        }
        ArrayNode list = JsonMapper.shared().createArrayNode();
        (own.isArray() ? own : List.of(own)).forEach(each -> list.add(fill(placeholder.required(0), each)));
        return list;
    }
}
