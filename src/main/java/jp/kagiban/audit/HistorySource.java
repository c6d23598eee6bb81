package jp.kagiban.audit;

import java.util.List;

/** A chain that is read, the newest entries first. */
public interface HistorySource {

    /** How many entries there are under this filter. */
    int count(HistoryFilter filter);

    /** So many of them, after the first {@code offset}. */
    List<Entry> page(HistoryFilter filter, int offset, int limit);

    /** The next part of all entries before this place. */
    List<Entry> before(HistoryFilter filter, long seq, int limit);
}
