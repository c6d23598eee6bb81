package jp.kagiban.storage;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import org.jspecify.annotations.Nullable;

/** Reads names as both databases mean them: without quotes, in lower case. */
final class SqlNames {

    static final String TENANT = "tenant_id";

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    /**
     * Signs that the parser and the databases read differently. MySQL runs some comments, and begins others elsewhere. It has
     * its own escape for quotes in a literal. Two bars join texts on H2 but mean OR on MySQL.
     */
    private static final Pattern READ_OTHERWISE = Pattern.compile("/\\*|--|#|\\\\|\\|\\|");

    private static final Pattern WORD = Pattern.compile("\\W+");

    private SqlNames() {}

    static String plain(String name) {
        return name.replace("\"", "").replace("`", "").toLowerCase(Locale.ROOT);
    }

    static String of(Table table) {
        return plain(table.getName());
    }

    /** The name that qualifies the columns of a source. */
    static String alias(FromItem source) {
        if (source.getAlias() != null) {
            return plain(source.getAlias().getName().strip());
        }
        return source instanceof Table table ? of(table) : "";
    }

    static boolean isTenant(Column column) {
        return plain(column.getColumnName()).equals(TENANT);
    }

    /** The source that a column is qualified with, or null. */
    static @Nullable String qualifier(Column column) {
        Table table = column.getTable();
        return table == null || table.getName() == null ? null : of(table);
    }

    /** How often a word occurs in a text, outside of literals. */
    static long count(String word, String sql) {
        return words(sql).filter(word::equals).count();
    }

    static boolean namesOneOf(Set<String> names, String sql) {
        return words(sql).anyMatch(names::contains);
    }

    /** Whether a text contains more than one statement. The parser would read only the first. */
    static boolean isSeveral(String sql) {
        return withoutLiterals(sql).indexOf(';') >= 0;
    }

    /** Whether MySQL may read a text differently from the parser. */
    static boolean isAmbiguous(String sql) {
        return READ_OTHERWISE.matcher(sql).find();
    }

    private static Stream<String> words(String sql) {
        return WORD.splitAsStream(withoutLiterals(sql).toLowerCase(Locale.ROOT));
    }

    private static String withoutLiterals(String sql) {
        return QUOTED.matcher(sql).replaceAll("''");
    }
}
