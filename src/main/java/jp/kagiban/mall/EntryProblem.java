package jp.kagiban.mall;

import java.util.List;

/**
 * What a mall finds wrong with entered credentials, without being asked over the wire.
 *
 * @param field a {@link CredentialField}'s name
 * @param arguments what the sentence names, as each {@link Kind} tells; never a secret
 */
public record EntryProblem(String field, Kind kind, List<String> arguments) {

    public EntryProblem {
        arguments = List.copyOf(arguments);
    }

    public static EntryProblem of(String field, Kind kind, String... arguments) {
        return new EntryProblem(field, kind, List.of(arguments));
    }

    /** The kinds, those that block first. */
    public enum Kind {
        /** It holds letters that the mall's secrets never have, such as kana. */
        FOREIGN_LETTERS,
        /** Two secrets stand in each other's place. */
        SWAPPED,
        /** Another secret stands here. Arguments: what it is, how the right one begins. */
        OTHER_SECRET,
        /** A warning: two secrets bear different numbers. Arguments: the one beside the key, the key's. */
        DIFFERENT_NUMBERS,
        /** A warning: the key bears another number than the one on record. Arguments: the new one, that on record. */
        OTHER_SHOPS_NUMBER,
        /** A warning: the value has not the form that the mall usually gives. */
        UNUSUAL_FORM
    }
}
