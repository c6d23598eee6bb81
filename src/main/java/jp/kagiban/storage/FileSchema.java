package jp.kagiban.storage;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.shared.StartRefused;
import org.h2.engine.MetaRecord;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.MetaType;
import org.h2.result.Row;

/**
 * Reads the statements with which H2 makes a file's schema, without opening the file as a database. H2 runs them when it
 * opens the file. Somebody who altered the file could add a function, a trigger or a view, and so run code of their own.
 * Use this while the process hasn't opened the file, since closing the store releases the process's lock on the file.
 */
final class FileSchema {

    /** H2's own table of these statements. */
    private static final String STATEMENTS = "table.0";

    private static final Pattern QUOTED = Pattern.compile("(['\"])(?:(?!\\1).)*+\\1", Pattern.DOTALL);

    /** All that the statements of Kagiban's tables consist of. A name before a bracket must name a table, not a function. */
    private static final Pattern OURS = Pattern.compile("'|(?<=\\.)\"|\"(?!\\s*\\()|[\\s(),.=]|\\b\\d+\\b|\\b(?:"
            + "ADD|ADMIN|ALTER|AND|BETWEEN|BIGINT|BINARY|BOOLEAN|CACHED|CASE|CHARACTER|CHECK|CONSTRAINT|CREATE"
            + "|CREATE_BUILD|CURRENT_TIMESTAMP|DATE|DEFAULT|DISTINCT|DOUBLE|ELSE|END|EXISTS|FALSE|FIRST|FOREIGN|HASH"
            + "|IF|IN|INDEX|INTEGER|KEY|LARGE|MAX_LENGTH_INPLACE_LOB|NOCHECK|NOT|NULL|NULLS|OBJECT|ON|PRECISION"
            + "|PRIMARY|REFERENCES|SALT|SELECTIVITY|SET|SMALLINT|TABLE|THEN|TIMESTAMP|TRUE|UNIQUE|USER|VARYING|WHEN"
            + "|WRITE_DELAY)\\b");

    /** The name of a finished transaction's log in H2 1.x. H2 applies such a log when it opens the file for the second time. */
    private static final String LOG_OF_H2_1 = "undoLog-";

    private static final Pattern FIRST_WORDS = Pattern.compile("[A-Z ]{0,40}");

    private FileSchema() {}

    /**
     * Checks the file of a database, which has been opened before. A file that is open now isn't checked; H2 refuses it.
     *
     * @throws StartRefused if the file has anything else than tables like Kagiban's, or can't be read
     */
    static void check(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            if (store.getMapNames().stream().anyMatch(name -> name.startsWith(LOG_OF_H2_1))) {
                throw refusal(file, "the log of an old version of H2");
            }
            TransactionStore transactions = new TransactionStore(
                    store, new MetaType<>(null, store.backgroundExceptionHandler), new ValueDataType(), 0);
            transactions.init();
            check(file, transactions);
            // H2 ends unfinished transactions only after it has run the statements. Their statements run at the next
            // opening.
            transactions.endLeftoverTransactions();
            check(file, transactions);
        } catch (MVStoreException unusable) {
            if (unusable.getErrorCode() != DataUtils.ERROR_FILE_LOCKED) {
                throw new StartRefused(
                        "The database file " + file + " can't be read: " + unusable.getMessage(),
                        "Bring it back from a backup.");
            }
        }
    }

    private static void check(Path file, TransactionStore transactions) {
        TransactionMap<Long, Row> statements = transactions.begin().openMap(STATEMENTS);
        for (Iterator<Long> ids = statements.keyIterator(null); ids.hasNext(); ) {
            check(file, new MetaRecord(statements.get(ids.next())).getSQL());
        }
    }

    private static void check(Path file, String sql) {
        if (!isOurs(sql)) {
            Matcher words = FIRST_WORDS.matcher(sql);
            throw refusal(file, words.lookingAt() ? words.group().strip() : "");
        }
    }

    private static StartRefused refusal(Path file, String found) {
        return new StartRefused(
                "The database file " + file + " contains statements that Kagiban doesn't make and that may run code ("
                        + found + ").",
                "Don't use this file or backup, and find out who could write to it.");
    }

    static boolean isOurs(String sql) {
        String bare = QUOTED.matcher(sql).replaceAll("$1");
        return OURS.matcher(bare).replaceAll("").isEmpty();
    }
}
