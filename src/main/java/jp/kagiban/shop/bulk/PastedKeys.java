package jp.kagiban.shop.bulk;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.FoundKey;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallId;
import org.jspecify.annotations.Nullable;

/** Finds the keys in a pasted text, line by line. Ignores all other text in a line, including commas and quotes. */
final class PastedKeys {

    private final List<Mall> malls;
    private final Map<String, PastedKey> found = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> lines = new HashMap<>();
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
        return new Reading(reader.keys(), reader.ignoredLines, reader.normalizedLines);
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
        found.computeIfAbsent(
                key.text(),
                text -> new PastedKey(mall.id(), text, mall.callNumber(text).orElse(""), List.of(), key.problem()));
        lines.computeIfAbsent(key.text(), _ -> new LinkedHashSet<>()).add(line);
    }

    private List<PastedKey> keys() {
        return found.values().stream()
                .map(key -> key.on(lines.getOrDefault(key.text(), Set.of())))
                .toList();
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

        private PastedKey on(Collection<Integer> newLines) {
            return new PastedKey(mall, text, number, List.copyOf(newLines), problem);
        }

        @Override
        public String toString() {
            return "PastedKey" + lines;
        }
    }
}
