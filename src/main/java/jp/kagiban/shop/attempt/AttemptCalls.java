package jp.kagiban.shop.attempt;

import java.util.List;
import jp.kagiban.mall.MallCall;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of an attempt's calls: compact JSON with a version number. An older node reads calls of a later
 * version as an empty list, and still shows the rest of the row.
 */
record AttemptCalls(int v, List<MallCall> calls) {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    AttemptCalls {
        calls = List.copyOf(calls);
    }

    /** Reads only the version. */
    private record Versioned(int v) {}

    static String written(List<MallCall> calls) {
        return JSON.writeValueAsString(new AttemptCalls(VERSION, calls));
    }

    static List<MallCall> read(String text) {
        return JSON.readValue(text, Versioned.class).v() == VERSION
                ? JSON.readValue(text, AttemptCalls.class).calls()
                : List.of();
    }
}
