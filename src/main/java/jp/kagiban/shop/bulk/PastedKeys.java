package jp.kagiban.shop.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.FoundKey;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallId;
import org.jspecify.annotations.Nullable;

/** Finds the keys in a pasted text, line by line. Ignores all other text in a line, including commas and quotes. */
final class PastedKeys {

    private final List<Mall> malls;
    private final Map<String, PastedKey> found = new LinkedHashMap<>();
    private int ignoredLines;
    private int normalizedLines;

    private PastedKeys(List<Mall> malls) {
        this.malls = malls;
    }

    /**
     * The keys in a pasted text.
     *
     * @param keys each key once, in the order of the text
     * @param ignoredLines the number of lines with text but without anything that looks like a key
     * @param normalizedLines the number of lines in which a key was found only after normalizing letters
     */
    record Reading(List<PastedKey> keys, int ignoredLines, int normalizedLines) {

        Reading {
            keys = List.copyOf(keys);
        }
    }

    static Reading read(String pasted, List<Mall> malls) {
        PastedKeys reader = new PastedKeys(malls);
        PastedText.lines(pasted).forEach(reader::read);
        return new Reading(List.copyOf(reader.found.values()), reader.ignoredLines, reader.normalizedLines);
    }

    private void read(PastedText.Line line) {
        boolean noKey = true;
        for (Mall mall : malls) {
            List<FoundKey> keys = withoutOthers(mall.keysIn(line.text()));
            keys.forEach(key -> add(mall, key, line.number()));
            noKey &= keys.isEmpty();
            if (keys.stream().anyMatch(key -> !line.typed().contains(key.text()))) {
                normalizedLines++;
            }
        }
        if (noKey && !line.text().isBlank()) {
            ignoredLines++;
        }
    }

    /** Drops other secrets if the line also contains a key. They are then another column of a table, not a mistake. */
    private static List<FoundKey> withoutOthers(List<FoundKey> keys) {
        boolean hasKey = keys.stream().anyMatch(key -> key.problem() == null);
        return keys.stream()
                .filter(key -> !hasKey || key.problem() != EntryProblem.Kind.OTHER_SECRET)
                .toList();
    }

    private void add(Mall mall, FoundKey key, int line) {
        String number = mall.callNumber(key.text()).orElse("");
        PastedKey first = new PastedKey(mall.id(), key.text(), number, List.of(line), key.problem());
        found.merge(key.text(), first, PastedKeys::merge);
    }

    private static PastedKey merge(PastedKey first, PastedKey repeated) {
        List<Integer> lines = Stream.concat(first.lines().stream(), repeated.lines().stream())
                .distinct()
                .toList();
        return new PastedKey(first.mall(), first.text(), first.number(), lines, first.problem());
    }

    /**
     * A key in a pasted text. The text may contain the key several times.
     *
     * @param text a secret, never shown
     * @param number the key's call number; empty if the key has none
     * @param lines the lines that contain the key, counted from 1
     * @param problem the reason why the text can't be a key, or null
     */
    record PastedKey(
            MallId mall, String text, String number, List<Integer> lines, EntryProblem.@Nullable Kind problem) {

        PastedKey {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "PastedKey" + lines;
        }
    }
}
