package jp.kagiban.shop.bulk;

import java.util.List;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.MallId;
import org.jspecify.annotations.Nullable;

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
