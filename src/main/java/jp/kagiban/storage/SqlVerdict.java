package jp.kagiban.storage;

import java.util.List;

/** The result of reading a statement's text. It depends on the text alone, so it is computed once and kept. */
sealed interface SqlVerdict {

    /**
     * The statement uses no tenant table.
     *
     * @param jobs whether it uses only the table of db-scheduler
     */
    record Free(boolean jobs) implements SqlVerdict {}

    /**
     * Every tenant table in it is bound.
     *
     * @param parameters the indexes, from 1, that must hold the current tenant
     */
    record Bound(List<Integer> parameters) implements SqlVerdict {

        public Bound {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * The statement may reach rows of other tenants.
     *
     * @param why a sentence without a full stop
     */
    record Open(String why) implements SqlVerdict {}

    /**
     * The guard can't read the statement.
     *
     * @param namesTenantTable whether the name of a tenant table is one of its words
     */
    record Unread(boolean namesTenantTable) implements SqlVerdict {}
}
