package jp.kagiban.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A path through the manual's steps to one goal. */
public enum Walk {
    /** From RMS to a new key that is registered here, for a shop that is known. */
    RENEW(Scope.KEY),
    /** The functions that a key may use. */
    FUNCTIONS(Scope.SHOP),
    /** From the application at RMS to a new shop here. */
    FIRST(Scope.NO_SHOP);

    /** The scope in which done steps stay done. */
    private enum Scope {
        NO_SHOP,
        SHOP,
        /** Ends with the next key in use, because another key is issued from the first step. */
        KEY
    }

    private final Scope scope;

    Walk(Scope scope) {
        this.scope = scope;
    }

    /** The walk of this word, as it stands in an address. */
    static Optional<Walk> of(String word) {
        return Arrays.stream(values()).filter(walk -> walk.word().equals(word)).findFirst();
    }

    /** Its name in an address and in the translation files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The numbers of its steps, as the whole manual counts them, in their order. */
    public List<Integer> steps() {
        return switch (this) {
            case RENEW -> List.of(1, 2, 5, 9, 10, 11, 16, 17);
            case FUNCTIONS -> List.of(1, 2, 5, 6, 7);
            case FIRST -> List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 16, 17);
        };
    }

    /** Whether it is walked for a shop that is here already. */
    public boolean aboutShop() {
        return scope != Scope.NO_SHOP;
    }

    /** Whether it leads to a key that is registered here. */
    boolean registers() {
        return this != FUNCTIONS;
    }

    /** Whether it restarts with each key that a shop has in use. */
    boolean perKey() {
        return scope == Scope.KEY;
    }

    /** The step before, if there is one. */
    public Optional<Integer> before(int step) {
        return at(steps().indexOf(step) - 1);
    }

    /** The step after, if there is one. */
    public Optional<Integer> after(int step) {
        return at(steps().indexOf(step) + 1);
    }

    private Optional<Integer> at(int index) {
        return index < 0 || index >= steps().size() ? Optional.empty() : Optional.of(steps().get(index));
    }
}
