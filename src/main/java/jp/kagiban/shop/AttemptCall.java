package jp.kagiban.shop;

import jp.kagiban.shop.ShopStanding.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One call of an attempt, and what came back. Its constants are stored by their names.
 *
 * @param code the mall's own, such as {@code GA0001}; null where it gave none. It is cut off at {@value #LONGEST_CODE} characters
 */
public record AttemptCall(
        Question question,
        Holder key,
        Answer outcome,
        @Nullable String code) {

    static final int LONGEST_CODE = 64;

    /** What was asked. */
    public enum Question {
        /** When the key runs out. */
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

    public AttemptCall {
        code = cut(code);
    }

    static @Nullable String cut(@Nullable String code) {
        return code == null || code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }
}
