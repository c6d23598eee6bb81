package jp.kagiban.mall;

import java.util.List;

/**
 * A problem with entered credentials that is found without a call to the mall.
 *
 * @param field the name of a {@link CredentialField}
 * @param arguments arguments of the sentence, listed at each {@link Kind}; never a secret
 */
public record EntryProblem(String field, Kind kind, List<String> arguments) {

    public EntryProblem {
        arguments = List.copyOf(arguments);
    }

    public static EntryProblem of(String field, Kind kind, String... arguments) {
        return new EntryProblem(field, kind, List.of(arguments));
    }

    /** The kinds of problems. Those that block come first. */
    public enum Kind {
        /** The value has characters that the mall's secrets never have, such as kana. */
        FOREIGN_LETTERS,
        /** Two secrets are swapped. */
        SWAPPED,
        /** The field contains another kind of secret. Arguments: that kind, and the beginning of a correct value. */
        OTHER_SECRET,
        /** A warning: two secrets contain different numbers. Arguments: the other secret's number, the key's number. */
        DIFFERENT_NUMBERS,
        /** A warning: the key's number isn't the stored one. Arguments: the new number, the stored number. */
        OTHER_SHOPS_NUMBER,
        /** A warning: the value isn't in the mall's usual format. */
        UNUSUAL_FORM
    }
}
