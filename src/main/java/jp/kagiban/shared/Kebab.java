package jp.kagiban.shared;

import java.util.Locale;

/**
 * Converts names of constants to the form of translation keys, class names and URLs: {@code LIKE_THIS} becomes {@code
 * like-this}.
 */
public final class Kebab {

    private Kebab() {}

    public static String of(Enum<?> constant) {
        return of(constant.name());
    }

    /** @param name the name of a constant, which this portal may not know */
    public static String of(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
