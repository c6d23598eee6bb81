package jp.kagiban.storage;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A check before the first migration, so that a refused start has changed nothing. */
public interface StartCheck {

    /**
     * Runs on one node at a time.
     *
     * @param db bypasses the SQL guard
     * @param tables the tables of Kagiban, perhaps of an older version, in lower case; none in an empty database
     * @throws jp.kagiban.shared.StartRefused if the check fails
     */
    void check(JdbcClient db, Set<String> tables);
}
