package jp.kagiban.storage;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something that must hold before the first migration, so that a start that is refused has changed nothing. */
public interface StartCheck {

    /**
     * One node does it at a time.
     *
     * @param db past the SQL guard
     * @param tables those of an earlier Kagiban, maybe of an older schema, in lower case; none in an empty database
     * @throws jp.kagiban.shared.StartRefused if it doesn't hold
     */
    void check(JdbcClient db, Set<String> tables);
}
