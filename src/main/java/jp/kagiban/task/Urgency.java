package jp.kagiban.task;

import java.util.Arrays;

/** The order of a bucket's tasks. The number is stored. */
public enum Urgency {
    /** A member waits for it. */
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

    /** The part of a limit that tasks of this urgency may use. A quarter is reserved for those that can't wait. */
    int places(int all) {
        return canWait() ? all - all / 4 : all;
    }

    static Urgency of(int code) {
        return Arrays.stream(values())
                .filter(urgency -> urgency.code == code)
                .findFirst()
                .orElse(LAST);
    }
}
