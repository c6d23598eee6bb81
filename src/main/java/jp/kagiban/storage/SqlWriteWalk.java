package jp.kagiban.storage;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/**
 * Visits a writing statement. What it stores as {@code tenant_id} must be a parameter, and the tenant tables that it
 * uses must be bound.
 */
final class SqlWriteWalk {

    private static final String STORED = "What is stored as tenant_id must be a parameter";

    private final SqlWalk walk;

    SqlWriteWalk(SqlWalk walk) {
        this.walk = walk;
    }

    void update(Update update) {
        walk.with(update.getWithItemsList());
        SqlScope scope = new SqlScope(null);
        walk.source(update.getTable(), scope, null);
        walk.joins(update.getStartJoins(), scope, null);
        walk.source(update.getFromItem(), scope, null);
        walk.joins(update.getJoins(), scope, null);
        walk.where(update.getWhere(), scope);
        checkSets(update.getUpdateSets(), scope);
        walk.order(update.getOrderByElements(), scope);
    }

    void delete(Delete delete) {
        walk.with(delete.getWithItemsList());
        SqlScope scope = new SqlScope(null);
        walk.source(delete.getTable(), scope, null);
        for (FromItem item : requireNonNullElse(delete.getUsingFromItemList(), List.<FromItem>of())) {
            walk.source(item, scope, null);
        }
        walk.joins(delete.getJoins(), scope, null);
        walk.where(delete.getWhere(), scope);
        requireNonNullElse(delete.getTables(), List.<Table>of()).forEach(walk::meet);
        walk.order(delete.getOrderByElements(), scope);
    }

    void insert(Insert insert) {
        walk.with(insert.getWithItemsList());
        walk.meet(insert.getTable());
        int position = walk.isTenantTable(insert.getTable()) ? tenantPosition(insert) : -1;
        if (insert.getSelect() != null) {
            checkRows(insert.getSelect(), position);
        }
        if (insert.getDuplicateAction() != null) {
            checkSets(insert.getDuplicateAction().getUpdateSets(), new SqlScope(null));
        }
    }

    private int tenantPosition(Insert insert) {
        List<Column> columns = requireNonNullElse(insert.getColumns(), new ExpressionList<>());
        for (int i = 0; i < columns.size(); i++) {
            if (SqlNames.isTenant(columns.get(i))) {
                return i;
            }
        }
        walk.problem("An INSERT into a tenant table must name tenant_id among its columns");
        return -1;
    }

    /** @param position the index of tenant_id in each row, or -1 if the table has none */
    private void checkRows(Select rows, int position) {
        switch (rows) {
            case Values values -> {
                walk.expressions(values.getExpressions(), null);
                checkValues(values.getExpressions(), position);
            }
            case ParenthesedSelect inner -> checkRows(inner.getSelect(), position);
            case SetOperationList several -> several.getSelects().forEach(part -> checkRows(part, position));
            case PlainSelect select -> {
                walk.with(select.getWithItemsList());
                checkSelect(select, walk.plain(select, null), position);
            }
            default -> walk.problem("The guard doesn't know this kind of INSERT");
        }
    }

    private void checkValues(ExpressionList<?> values, int position) {
        if (position < 0) {
            return;
        }
        boolean severalRows = values.stream().allMatch(ExpressionList.class::isInstance);
        for (Expression row : severalRows ? values : List.<Expression>of(values)) {
            checkStoredValue(row instanceof ExpressionList<?> list ? list.get(position) : row);
        }
    }

    private void checkSelect(PlainSelect select, SqlScope scope, int position) {
        if (position < 0) {
            return;
        }
        List<SelectItem<?>> items = select.getSelectItems();
        if (items.stream().anyMatch(item -> item.getExpression() instanceof AllColumns) || items.size() <= position) {
            walk.problem(STORED);
            return;
        }
        Expression item = items.get(position).getExpression();
        if (scope.tenantColumnOf(item) == null) {
            checkStoredValue(item);
        }
    }

    private void checkSets(@Nullable List<UpdateSet> sets, SqlScope scope) {
        for (UpdateSet set : requireNonNullElse(sets, List.<UpdateSet>of())) {
            walk.expressions(set.getValues(), scope);
            for (int i = 0; i < set.getColumns().size(); i++) {
                if (SqlNames.isTenant(set.getColumn(i))) {
                    checkStoredValue(set.getColumns().size() == set.getValues().size() ? set.getValue(i) : null);
                }
            }
        }
    }

    private void checkStoredValue(@Nullable Expression value) {
        if (value instanceof JdbcParameter parameter) {
            walk.tenantParameter(parameter);
        } else {
            walk.problem(STORED);
        }
    }
}
