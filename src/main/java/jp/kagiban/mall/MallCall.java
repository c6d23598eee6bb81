package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * One call to a mall, and what came back. Its constants are stored by their names.
 *
 * @param code the mall's own, such as {@code GA0001}; null where it gave none. It is cut off at {@value #LONGEST_CODE} characters
 */
public record MallCall(
        Question question,
        Holder key,
        Answer outcome,
        @Nullable String code) {

    public static final int LONGEST_CODE = 64;

    /** What was asked. */
    public enum Question {
        /** How the key itself stands. */
        PROOF,
        /** Which orders there are. */
        SEARCH,
        /** A single order. */
        READ
    }

    /** With which key. */
    public enum Holder {
        /** The one that is to come into use. */
        NEW,
        IN_USE
    }

    public MallCall {
        code = cut(code);
    }

    public static MallCall of(Question question, Holder key, MallOutcome outcome) {
        return new MallCall(question, key, outcome.kind(), outcome.code());
    }

    /** A code as it is kept. */
    public static @Nullable String cut(@Nullable String code) {
        return code == null || code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }
}
