package jp.kagiban.storage;

import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a statement and decides how it uses the tenant tables. Two checks refuse SQL that {@link SqlWalk}
 * misses. The walk must have visited every SELECT of the text, and every table that the parser's own finder knows.
 */
final class SqlReader {

    private static final String JOBS = "scheduled_tasks";

    private final Set<String> tenantNames;

    /** @param tenantNames the tables with a tenant_id, in lower case */
    SqlReader(Set<String> tenantNames) {
        this.tenantNames = Set.copyOf(tenantNames);
    }

    SqlVerdict read(String sql) {
        Statement statement = SqlNames.isSeveral(sql) || SqlNames.isAmbiguous(sql) ? null : parse(sql);
        if (statement == null) {
            return new SqlVerdict.Unread(SqlNames.namesOneOf(tenantNames, sql));
        }
        SqlWalk walk = new SqlWalk(tenantNames);
        switch (statement) {
            case Select select -> walk.query(select, null);
            case Insert insert -> new SqlWriteWalk(walk).insert(insert);
            case Update update -> new SqlWriteWalk(walk).update(update);
            case Delete delete -> new SqlWriteWalk(walk).delete(delete);
            default -> {
                return new SqlVerdict.Unread(SqlNames.namesOneOf(tenantNames, sql));
            }
        }
        Tables tables = new Tables(walk);
        tables.getTables(statement);
        if (!tables.tenantTable) {
            return new SqlVerdict.Free(tables.jobs && !tables.others);
        }
        return verdict(walk, tables, sql);
    }

    private static SqlVerdict verdict(SqlWalk walk, Tables tables, String sql) {
        if (!walk.problems().isEmpty()) {
            return new SqlVerdict.Open(walk.problems().getFirst());
        }
        if (tables.missedTable || walk.selects() != SqlNames.count("select", sql)) {
            return new SqlVerdict.Open("The guard doesn't understand all of this statement");
        }
        return new SqlVerdict.Bound(walk.parameters());
    }

    private static @Nullable Statement parse(String sql) {
        Statement simple = parse(sql, false);
        return simple == null ? parse(sql, true) : simple;
    }

    /**
     * Parses on the caller's thread. The parser's own helper waits for another thread, and reports an interrupt as a fault of
     * the statement. Results are kept here, so the statement would be refused from then on.
     */
    private static @Nullable Statement parse(String sql, boolean complex) {
        try {
            return CCJSqlParserUtil.newParser(sql)
                    .withSquareBracketQuotation(false)
                    .withAllowComplexParsing(complex)
                    .Statement();
        } catch (ParseException | RuntimeException unreadable) {
            return null;
        }
    }

    /** The parser's own finder, which looks everywhere. */
    private final class Tables extends TablesNamesFinder<@Nullable Void> {

        private final SqlWalk walk;
        private boolean tenantTable;
        private boolean missedTable;
        private boolean jobs;
        private boolean others;

        Tables(SqlWalk walk) {
            this.walk = walk;
        }

        @Override
        public <S> @Nullable Void visit(Table table, S context) {
            boolean isJobs = SqlNames.of(table).equals(JOBS);
            jobs |= isJobs;
            others |= !isJobs;
            if (tenantNames.contains(SqlNames.of(table))) {
                tenantTable = true;
                missedTable |= !walk.hasMet(table);
            }
            return super.visit(table, context);
        }
    }
}
