package jp.kagiban.storage;

/**
 * The SQL guard has refused a statement before it reached the database. The message shows the text of the statement and never a
 * bound value.
 */
public class SqlRefused extends RuntimeException {

    SqlRefused(String why, String sql) {
        super(why + ": " + sql);
    }
}
