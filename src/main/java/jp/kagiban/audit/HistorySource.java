package jp.kagiban.audit;

import java.util.List;

/** Reads a chain, the newest entries first. */
public interface HistorySource {

    /** Returns the number of entries that match the filter. */
    int count(HistoryFilter filter);

    /** Returns one page of the matching entries, after the first {@code offset}. */
    List<Entry> page(HistoryFilter filter, int offset, int limit);

    /** Returns the next entries before this place, at most {@code limit}. */
    List<Entry> before(HistoryFilter filter, long seq, int limit);
}
