package jp.kagiban.mall;

import java.util.regex.Pattern;

/** The stored name of a mall, such as {@code rakuten}: at most 16 lower-case letters. */
public record MallId(String name) {

    private static final Pattern SHAPE = Pattern.compile("[a-z]{1,16}");

    public MallId {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("A mall's name has 1 to 16 small letters");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
