package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * One call to a mall, and its answer. Constants are stored by name.
 *
 * @param code the mall's code, such as {@code GA0001}; null if missing, cut off after {@value #LONGEST_CODE} characters
 */
public record MallCall(
        Question question,
        Holder key,
        Answer outcome,
        @Nullable String code) {

    public static final int LONGEST_CODE = 64;

    /** The question. */
    public enum Question {
        /** The state of the key. */
        PROOF,
        /** A search for orders. */
        SEARCH,
        /** One order. */
        READ
    }

    /** The key that was used. */
    public enum Holder {
        /** The new key. */
        NEW,
        IN_USE
    }

    public MallCall {
        code = cut(code);
    }

    public static MallCall of(Question question, Holder key, MallOutcome outcome) {
        return new MallCall(question, key, outcome.kind(), outcome.code());
    }

    /** The stored form of a code. */
    public static @Nullable String cut(@Nullable String code) {
        return code == null || code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }
}
