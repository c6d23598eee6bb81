package jp.kagiban.shop.attempt;

import java.util.List;
import jp.kagiban.mall.MallCall;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls of an attempt as stored: compact JSON with its version. Calls that a later version wrote are read as none, so an
 * older node still shows the rest of the row.
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
