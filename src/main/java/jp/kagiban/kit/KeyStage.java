package jp.kagiban.kit;

import java.util.Arrays;
import java.util.Optional;
import jp.kagiban.shared.Kebab;

/** How far a shop's key has come, the most urgent first. Each shop is in one of them, so their numbers add up to all shops. */
public enum KeyStage {
    /** The key in use has ended, and no other waits. */
    EXPIRED(Severity.EXPIRED),
    /** The mall doesn't take the key as it should, although it hasn't ended; a member has to act. */
    REFUSED(Severity.EXPIRED),
    /** This is its last day. */
    TODAY(Severity.URGENT),
    /** Good for 1 to 7 days more. */
    WEEK(Severity.URGENT),
    /** Good for 8 to 30 days more. */
    MONTH(Severity.QUIET),
    /** A new key waits for the mall, whatever the key in use is at. */
    WAITING(Severity.WAIT),
    /** Nobody knows when it ends, or there is none. */
    UNDATED(Severity.UNKNOWN),
    /** Good for more than 30 days. */
    GOOD(Severity.OK);

    private final Severity severity;

    KeyStage(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Its name in an address and in the translation files. */
    public String word() {
        return Kebab.of(this);
    }

    /** The one of this {@link #word}; empty for any other text. */
    public static Optional<KeyStage> named(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst();
    }
}
