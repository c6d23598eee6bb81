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
 * A JSON document whose values are filled in. {@code "$name"} stands for the value of that name; a boolean becomes 0 or 1. A
 * model takes its values from the entry under its own name, or from the model around it if there is no such entry. If the
 * entry is null, so is the model; if the entry is a list, the model is written once for each element.
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

    /** The template of one version, without fields such as {@code "goodsTax (before 8)"} that this version lacks. */
    JsonTemplate at(int version) {
        return new JsonTemplate(at(model, version));
    }

    private static JsonNode at(JsonNode whole, int version) {
        if (whole.isArray()) {
            return JsonMapper.shared().createArrayNode().add(at(whole.required(0), version));
        }
        if (!whole.isObject()) {
            return whole;
        }
        ObjectNode part = JsonMapper.shared().createObjectNode();
        whole.forEachEntry((key, gap) -> {
            Matcher limit = VERSIONED.matcher(key);
            if (!limit.matches()) {
                part.set(key, at(gap, version));
            } else if (limit.group(2).equals("from") == version >= Integer.parseInt(limit.group(3))) {
                part.set(limit.group(1), at(gap, version));
            }
        });
        return part;
    }

    ObjectNode filled(ObjectNode values) {
        return filled(model, values);
    }

    private static ObjectNode filled(JsonNode model, JsonNode values) {
        ObjectNode filled = JsonMapper.shared().createObjectNode();
        model.forEachEntry((name, gap) -> filled.set(name, value(name, gap, values)));
        return filled;
    }

    private static JsonNode value(String name, JsonNode gap, JsonNode values) {
        if (gap.isString() && gap.stringValue().startsWith("$")) {
            JsonNode value = values.required(gap.stringValue().substring(1));
            return value.isBoolean() ? IntNode.valueOf(value.booleanValue() ? 1 : 0) : value;
        }
        if (!gap.isContainer()) {
            return gap;
        }
        JsonNode own = values.has(name) ? values.required(name) : values;
        if (own.isNull() || gap.isObject()) {
            return own.isNull() ? own : filled(gap, own);
        }
        ArrayNode list = JsonMapper.shared().createArrayNode();
        (own.isArray() ? own : List.of(own)).forEach(each -> list.add(filled(gap.required(0), each)));
        return list;
    }
}
