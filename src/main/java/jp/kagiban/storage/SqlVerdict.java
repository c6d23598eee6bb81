package jp.kagiban.storage;

import java.util.List;

/** The result of reading a statement's text. It depends on the text alone, so it is computed once and kept. */
sealed interface SqlVerdict {

    /**
     * Touches no tenant table.
     *
     * @param jobs whether it touches nothing but the table of db-scheduler
     */
    record Free(boolean jobs) implements SqlVerdict {}

    /**
     * Every tenant table in it is bound.
     *
     * @param parameters the indexes, from 1, that must hold the tenant in force
     */
    record Bound(List<Integer> parameters) implements SqlVerdict {

        public Bound {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * It reaches a tenant table beside the tenant.
     *
     * @param why a sentence without a full stop
     */
    record Open(String why) implements SqlVerdict {}

    /**
     * It can't be read.
     *
     * @param namesTenantTable whether the name of a tenant table is one of its words
     */
    record Unread(boolean namesTenantTable) implements SqlVerdict {}
}
