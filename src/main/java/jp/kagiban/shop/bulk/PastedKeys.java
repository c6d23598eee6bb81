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

/** Reads the keys out of a paste, line by line. Other text in a line, including commas and quotes, is ignored. */
final class PastedKeys {

    private final List<Mall> malls;
    private final Map<String, PastedKey> found = new LinkedHashMap<>();
    private int passedOver;
    private int mended;

    private PastedKeys(List<Mall> malls) {
        this.malls = malls;
    }

    /**
     * Result of reading a paste.
     *
     * @param keys each key once, in the order of the paste
     * @param passedOver the number of lines with text but without anything that looks like a key
     * @param mended the number of lines in which a key was found only after normalizing letters
     */
    record Reading(List<PastedKey> keys, int passedOver, int mended) {

        Reading {
            keys = List.copyOf(keys);
        }
    }

    static Reading read(String pasted, List<Mall> malls) {
        PastedKeys reader = new PastedKeys(malls);
        PastedText.lines(pasted).forEach(reader::read);
        return new Reading(List.copyOf(reader.found.values()), reader.passedOver, reader.mended);
    }

    private void read(PastedText.Line line) {
        boolean none = true;
        for (Mall mall : malls) {
            List<FoundKey> keys = withoutOthers(mall.keysIn(line.text()));
            keys.forEach(key -> add(mall, key, line.number()));
            none &= keys.isEmpty();
            if (keys.stream().anyMatch(key -> !line.typed().contains(key.text()))) {
                mended++;
            }
        }
        if (none && !line.text().isBlank()) {
            passedOver++;
        }
    }

    /** Drops other secrets beside a key: they are another column of a table, not a mistake. */
    private static List<FoundKey> withoutOthers(List<FoundKey> keys) {
        boolean holdsAKey = keys.stream().anyMatch(key -> key.problem() == null);
        return keys.stream()
                .filter(key -> !holdsAKey || key.problem() != EntryProblem.Kind.OTHER_SECRET)
                .toList();
    }

    private void add(Mall mall, FoundKey key, int line) {
        String number = mall.callNumber(key.text()).orElse("");
        PastedKey first = new PastedKey(mall.id(), key.text(), number, List.of(line), key.problem());
        found.merge(key.text(), first, PastedKeys::together);
    }

    private static PastedKey together(PastedKey one, PastedKey again) {
        List<Integer> lines = Stream.concat(one.lines().stream(), again.lines().stream())
                .distinct()
                .toList();
        return new PastedKey(one.mall(), one.text(), one.number(), lines, one.problem());
    }

    /**
     * A key in a paste, which may contain it several times.
     *
     * @param text a secret, never shown
     * @param number its call number; empty if it has none
     * @param lines the lines that contain it, counted from 1
     * @param problem the reason why it can't be a key, or null
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
