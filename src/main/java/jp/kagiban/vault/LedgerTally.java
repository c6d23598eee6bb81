package jp.kagiban.vault;

import java.time.Instant;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.LedgerBook.Line;
import jp.kagiban.vault.LedgerCuts.Cut;
import org.jspecify.annotations.Nullable;

/** One tenant's ledger as it is added up: what was noted before the last comparison, and what came later. */
final class LedgerTally {

    private final boolean genuine;
    private final Instant last;
    private final Instant until;
    private LedgerSum earlier;
    private LedgerSum later = LedgerSum.NONE;
    private Instant oldest = Instant.MAX;
    private Instant oldestEnd = Instant.MAX;

    /**
     * @param cut what was taken out
     * @param kept what it came to the last time; null: there is nothing to compare with
     * @param settled entries from before then are all there
     */
    LedgerTally(Cut cut, @Nullable Line kept, Instant settled) {
        genuine = cut.genuine();
        earlier = cut.sum();
        last = kept == null ? Instant.EPOCH : kept.until();
        // A clock that was set back takes nothing out that was added up.
        until = last.isAfter(settled) ? last : settled;
    }

    /** Adds an entry, unless it was noted too lately for all of its time to be there. */
    void add(LedgerRows.Row row, KeyMaterial key) {
        if (row.at().isBefore(last)) {
            earlier = earlier.plus(row, key);
        } else if (row.at().isBefore(until)) {
            later = later.plus(row, key);
        }
        if (row.at().isBefore(oldest)) {
            oldest = row.at();
        }
        if (row.key() == 0 && row.at().isBefore(oldestEnd)) {
            oldestEnd = row.at();
        }
    }

    boolean agreesWith(@Nullable Line kept) {
        return genuine && (kept == null || kept.sum().equals(earlier));
    }

    /** Whether an entry is from before then. */
    boolean isOlderThan(Instant then) {
        return oldest.isBefore(then);
    }

    /** What is to be kept. */
    Line line() {
        return new Line(until, earlier.plus(later));
    }

    /** Takes out what was destroyed before then, if anything was. */
    void cut(TenantId tenant, Instant before, LedgerCuts cuts, KeyMaterial key) {
        if (oldestEnd.isBefore(before)) {
            cuts.cut(tenant, before, key);
        }
    }
}
