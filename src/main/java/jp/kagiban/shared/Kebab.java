package jp.kagiban.shared;

import java.util.Locale;

/**
 * The names of constants as they stand in the keys of translations, in class names and in addresses: {@code LIKE_THIS} as
 * {@code like-this}.
 */
public final class Kebab {

    private Kebab() {}

    public static String of(Enum<?> constant) {
        return of(constant.name());
    }

    /** @param name of a constant that this portal may not know */
    public static String of(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
