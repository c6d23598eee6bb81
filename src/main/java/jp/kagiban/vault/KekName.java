package jp.kagiban.vault;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a KEK is called where it is kept: {@code kek-<number>-<uuid>}, and with {@code kagiban-} before it where others keep keys too. */
final class KekName {

    private static final Pattern FORM = Pattern.compile("kek-(\\d{1,10})-([0-9a-f-]{36})");
    private static final String AMONG_OTHERS = "kagiban-";

    private KekName() {}

    static String of(KeyRef kek) {
        return "kek-" + kek.number() + "-" + kek.id();
    }

    static String amongOthers(KeyRef kek) {
        return AMONG_OTHERS + of(kek);
    }

    /** Which KEK is called {@link #of} so; empty for none. */
    static Optional<KeyRef> read(String name) {
        Matcher parts = FORM.matcher(name);
        try {
            return parts.matches()
                    ? Optional.of(new KeyRef(Long.parseLong(parts.group(1)), UUID.fromString(parts.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
