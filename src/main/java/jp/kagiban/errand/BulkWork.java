package jp.kagiban.errand;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How errands of a kind are run many at a time: read together, asked one by one, stored together. It takes what is usual; an
 * errand that it leaves out is run by the {@link ErrandWork} of its kind.
 *
 * @param <T> the errand
 * @param <A> what an errand is told
 */
public interface BulkWork<T extends Errand, A> {

    ErrandKind<T> kind();

    /** Reads and opens what is needed to ask for these, with their tenants named together. The caller closes what is returned. */
    List<ReadyErrand<T, A>> prepare(List<T> errands);

    /**
     * Stores what was told, in a transaction, with the tenants named together.
     *
     * @return when each is due again; those left out have changed meanwhile, and are due as before
     */
    Map<T, Instant> store(Map<T, A> told);
}
