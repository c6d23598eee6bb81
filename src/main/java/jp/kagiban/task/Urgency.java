package jp.kagiban.task;

import java.util.Arrays;

/** The order in which a bucket's tasks run. The code is stored. */
public enum Urgency {
    /** A member waits for the task. */
    AWAITED(0),
    /** Key checks. */
    CHECK(1),
    /** Long work that can wait. */
    BULK(2),
    /** Work that can wait longest. */
    LAST(3);

    private final int code;

    Urgency(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean canWait() {
        return this == BULK || this == LAST;
    }

    /** The part of a limit that tasks of this urgency may use. A quarter is reserved for tasks that can't wait. */
    int shareOf(int limit) {
        return canWait() ? limit - limit / 4 : limit;
    }

    static Urgency of(int code) {
        return Arrays.stream(values())
                .filter(urgency -> urgency.code == code)
                .findFirst()
                .orElse(LAST);
    }
}
