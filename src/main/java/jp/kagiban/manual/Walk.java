package jp.kagiban.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A path through the manual's steps to one goal. */
public enum Walk {
    /** From RMS to a new key that is registered here, for an existing shop. */
    RENEW(Scope.KEY),
    /** To the functions that a key may use. */
    FUNCTIONS(Scope.SHOP),
    /** From the application at RMS to a new shop here. */
    FIRST(Scope.NO_SHOP);

    /** The scope of the marks of done steps. */
    private enum Scope {
        NO_SHOP,
        SHOP,
        /** Marks end with the next key in use, because another key is issued from the first step on. */
        KEY
    }

    private final Scope scope;

    Walk(Scope scope) {
        this.scope = scope;
    }

    /** Returns the walk with this name in an address. */
    static Optional<Walk> of(String word) {
        return Arrays.stream(values()).filter(walk -> walk.word().equals(word)).findFirst();
    }

    /** Returns the walk's name in addresses and in the translation files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the steps in their order, by their numbers in the whole manual. Readers see {@link #place}. */
    public List<Integer> steps() {
        return switch (this) {
            case RENEW -> List.of(1, 2, 5, 9, 10, 11, 16, 17);
            case FUNCTIONS -> List.of(1, 2, 5, 6, 7);
            case FIRST -> List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 16, 17);
        };
    }

    /** Returns the place of a step in this walk, from 1. Readers see it as the step's number. */
    public int place(int step) {
        return steps().indexOf(step) + 1;
    }

    /** Returns whether the walk is for an existing shop. */
    public boolean aboutShop() {
        return scope != Scope.NO_SHOP;
    }

    /** Returns whether the walk leads to a key that is registered here. */
    boolean registers() {
        return this != FUNCTIONS;
    }

    /** Returns whether the walk restarts with each key that a shop has in use. */
    boolean perKey() {
        return scope == Scope.KEY;
    }

    /** Returns the step before this one, if there is one. */
    public Optional<Integer> before(int step) {
        return stepAt(steps().indexOf(step) - 1);
    }

    /** Returns the step after this one, if there is one. */
    public Optional<Integer> after(int step) {
        return stepAt(steps().indexOf(step) + 1);
    }

    private Optional<Integer> stepAt(int index) {
        return index < 0 || index >= steps().size() ? Optional.empty() : Optional.of(steps().get(index));
    }
}
