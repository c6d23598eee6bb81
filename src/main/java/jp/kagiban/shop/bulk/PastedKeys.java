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

/** Reads the keys out of a paste, line by line: whatever else stands in a line, commas and quotes too, is passed over. */
final class PastedKeys {

    private final List<Mall> malls;
    private final Map<String, PastedKey> found = new LinkedHashMap<>();
    private int passedOver;
    private int mended;

    private PastedKeys(List<Mall> malls) {
        this.malls = malls;
    }

    /**
     * What was read.
     *
     * @param keys each once, in the order in which they came
     * @param passedOver how many lines hold something, but nothing that looks like a key
     * @param mended in how many lines a key was found only once its letters were mended
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

    /** Beside a key another secret is another column of the table, and nobody's mistake. */
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
     * A key in a paste, however often it stands there.
     *
     * @param text is a secret and not shown
     * @param number its call number; empty if it bears none
     * @param lines where it stands, counted from 1
     * @param problem why it can't be a key, or null
     */
    record PastedKey(MallId mall, String text, String number, List<Integer> lines, EntryProblem.@Nullable Kind problem) {

        PastedKey {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "PastedKey" + lines;
        }
    }
}
