package jp.kagiban.audit;

import java.util.List;

/** Reads a chain, the newest entries first. */
public interface HistorySource {

    /** The number of entries that match the filter. */
    int count(HistoryFilter filter);

    /** One page of them, after the first {@code offset}. */
    List<Entry> page(HistoryFilter filter, int offset, int limit);

    /** The next part of all entries before this place. */
    List<Entry> before(HistoryFilter filter, long seq, int limit);
}
