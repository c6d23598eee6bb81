package jp.kagiban.kit.key;

import java.util.Arrays;
import java.util.Optional;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.Kebab;

/**
 * The stages of a shop's key, the most urgent first. Each shop is in exactly one stage, so their numbers add up to all
 * shops.
 */
public enum KeyStage {
    /** The key in use has expired, and no other key waits. */
    EXPIRED(Severity.EXPIRED),
    /** The mall refuses the key although it hasn't expired; a member has to act. */
    REFUSED(Severity.EXPIRED),
    /** Today is the key's last day. */
    TODAY(Severity.URGENT),
    /** The key is valid for 1 to 7 more days. */
    WEEK(Severity.URGENT),
    /** A new key waits for a member, who switches to it or withdraws it, in whatever state the key in use is. */
    HELD(Severity.QUIET),
    /** The key is valid for 8 to 30 more days. */
    MONTH(Severity.QUIET),
    /** A new key waits for the mall, in whatever state the key in use is. */
    WAITING(Severity.WAIT),
    /** The key's expiry isn't known, or there is no key. */
    UNDATED(Severity.UNKNOWN),
    /** The key is valid for more than 30 days. */
    GOOD(Severity.OK);

    private final Severity severity;

    KeyStage(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether the shop needs a new key, and none waits. */
    public boolean asksForRenewal() {
        return switch (this) {
            case EXPIRED, REFUSED, TODAY, WEEK, MONTH -> true;
            case HELD, WAITING, UNDATED, GOOD -> false;
        };
    }

    /** The stage's name in addresses and translation keys. */
    public String word() {
        return Kebab.of(this);
    }

    /** Returns the stage of this {@link #word}; empty for any other text. */
    public static Optional<KeyStage> named(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst();
    }
}
