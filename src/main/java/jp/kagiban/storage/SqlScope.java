package jp.kagiban.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * The sources of one level of a statement, and which of its tenant tables are bound there. A conjunct {@code tenant_id
 * = ?} binds a table, alone or in a row value with IN. So does an equality with the {@code tenant_id} of a bound table.
 */
final class SqlScope {

    private final @Nullable SqlScope outer;
    private final Set<String> sources = new HashSet<>();
    private final Set<String> tenantTables = new HashSet<>();
    private final Set<String> bound = new HashSet<>();
    private final List<Equal> equals = new ArrayList<>();
    private final List<Expression> conditions = new ArrayList<>();
    private final List<Integer> parameters = new ArrayList<>();

    /** An equality of two tenant columns. The source is bound as soon as the other column's table is. */
    private record Equal(String source, Column to) {}

    SqlScope(@Nullable SqlScope outer) {
        this.outer = outer;
    }

    /** False if another source of this level has the same name, because a condition on one would count for both. */
    boolean addSource(String alias, boolean tenantTable) {
        if (tenantTable) {
            tenantTables.add(alias);
        }
        return sources.add(alias) || alias.isEmpty();
    }

    Set<String> sources() {
        return sources;
    }

    /**
     * Adds a condition that every row must meet.
     *
     * @param reach the sources whose rows it restricts
     */
    void require(Expression condition, Set<String> reach) {
        conditions.add(condition);
        conjunct(condition, reach);
    }

    private void conjunct(Expression condition, Set<String> reach) {
        switch (condition) {
            case AndExpression both -> {
                conjunct(both.getLeftExpression(), reach);
                conjunct(both.getRightExpression(), reach);
            }
            case ParenthesedExpressionList<?> one when one.size() == 1 -> conjunct(one.getFirst(), reach);
            case EqualsTo equal -> {
                equal(equal.getLeftExpression(), equal.getRightExpression(), reach);
                equal(equal.getRightExpression(), equal.getLeftExpression(), reach);
            }
            case InExpression in when !in.isNot() -> bindByIn(in, reach);
            default -> {}
        }
    }

    private void equal(Expression left, Expression right, Set<String> reach) {
        String source = tenantColumnOf(left);
        if (source == null || !reach.contains(source)) {
            return;
        }
        if (right instanceof JdbcParameter parameter) {
            bind(source, parameter);
        } else if (right instanceof Column column && SqlNames.isTenant(column)) {
            equals.add(new Equal(source, column));
        }
    }

    private void bindByIn(InExpression in, Set<String> reach) {
        if (!(in.getRightExpression() instanceof ExpressionList<?> rows)) {
            return;
        }
        List<? extends Expression> columns =
                in.getLeftExpression() instanceof ExpressionList<?> row ? row : List.of(in.getLeftExpression());
        for (int i = 0; i < columns.size(); i++) {
            String source = tenantColumnOf(columns.get(i));
            if (source != null && reach.contains(source)) {
                bindRows(source, rows, i, columns.size());
            }
        }
    }

    private void bindRows(String source, ExpressionList<?> rows, int position, int width) {
        List<JdbcParameter> found = new ArrayList<>();
        for (Expression row : rows) {
            List<? extends Expression> values = row instanceof ExpressionList<?> several ? several : List.of(row);
            if (values.size() == width && values.get(position) instanceof JdbcParameter parameter) {
                found.add(parameter);
            }
        }
        if (found.size() == rows.size()) {
            found.forEach(parameter -> bind(source, parameter));
        }
    }

    private void bind(String source, JdbcParameter parameter) {
        parameters.add(parameter.getIndex());
        bound.add(source);
    }

    /** The tenant table of this level whose column this is, or null. */
    @Nullable
    String tenantColumnOf(Expression expression) {
        if (!(expression instanceof Column column) || !SqlNames.isTenant(column)) {
            return null;
        }
        String qualifier = SqlNames.qualifier(column);
        if (qualifier == null) {
            return tenantTables.size() == 1 ? tenantTables.iterator().next() : null;
        }
        return tenantTables.contains(qualifier) ? qualifier : null;
    }

    /** Follows the equalities until nothing more gets bound. Call it after all conditions are added. */
    void settle() {
        boolean more = true;
        while (more) {
            more = equals.removeIf(this::bindIfOtherIsBound);
        }
    }

    private boolean bindIfOtherIsBound(Equal equal) {
        boolean passes = isBound(equal.to());
        if (passes) {
            bound.add(equal.source());
        }
        return passes;
    }

    private boolean isBound(Column column) {
        String source = tenantColumnOf(column);
        if (source != null) {
            return bound.contains(source);
        }
        String qualifier = SqlNames.qualifier(column);
        return outer != null && (qualifier == null || !sources.contains(qualifier)) && outer.isBound(column);
    }

    /** All added conditions, because they may contain queries. */
    List<Expression> conditions() {
        return conditions;
    }

    /** The tenant tables that no condition binds. */
    Set<String> open() {
        Set<String> open = new HashSet<>(tenantTables);
        open.removeAll(bound);
        return open;
    }

    /** The indexes of the parameters that must hold the tenant. */
    List<Integer> parameters() {
        return parameters;
    }
}
