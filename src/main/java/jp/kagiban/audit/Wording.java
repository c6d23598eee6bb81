package jp.kagiban.audit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings texts into a form that every database returns unchanged. */
final class Wording {

    static final int LABEL = 255;
    static final int ADDRESS = 64;
    private static final int DETAILS = 2000;

    private Wording() {}

    /** Replaces control characters by blanks and unpaired surrogates by �, and cuts the text to so many characters. */
    static String plain(String text, int longest) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (plain.length() + Character.charCount(point) > longest) {
                break;
            }
            plain.appendCodePoint(fit(point));
        }
        return plain.toString();
    }

    private static int fit(int point) {
        if (Character.isISOControl(point)) {
            return ' ';
        }
        return Character.getType(point) == Character.SURROGATE ? 0xFFFD : point;
    }

    static @Nullable String plainOrNull(@Nullable String text, int longest) {
        return text == null ? null : plain(text, longest);
    }

    /** Returns one line for each detail, such as {@code PURPOSE=EXPORT_ORDERS}, in the order of their names. */
    static String joined(Map<Detail, String> details) {
        Map<String, String> sorted = new TreeMap<>();
        details.forEach((detail, value) -> sorted.put(detail.name(), plain(value, detail.longest())));
        String lines = sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
        return lines.length() <= DETAILS ? lines : lines.substring(0, lines.lastIndexOf('\n', DETAILS));
    }

    static Map<Detail, String> details(String lines) {
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals);
            Arrays.stream(Detail.values())
                    .filter(detail -> detail.name().equals(name))
                    .forEach(detail -> details.put(detail, line.substring(equals + 1)));
        });
        return details;
    }
}
