package jp.kagiban.storage;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Visits every level of a reading statement. Collects the problems, and the parameters that must hold the tenant. */
final class SqlWalk {

    private final Set<String> tenantNames;
    private final Set<String> commonTables = new HashSet<>();
    private final List<Integer> parameters = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<Table> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private int selects;

    SqlWalk(Set<String> tenantNames) {
        this.tenantNames = tenantNames;
    }

    /**
     * Reads a query of any kind.
     *
     * @param outer the enclosing level, whose columns the query may use
     */
    void query(Select query, @Nullable SqlScope outer) {
        with(query.getWithItemsList());
        switch (query) {
            case PlainSelect plain -> plain(plain, outer);
            case ParenthesedSelect inner -> query(inner.getSelect(), outer);
            case SetOperationList several -> several.getSelects().forEach(part -> query(part, outer));
            case Values values -> expressions(values.getExpressions(), outer);
            default -> problem("The guard doesn't know this kind of query");
        }
        order(query.getOrderByElements(), outer);
    }

    /** Reads one SELECT and returns its level. */
    SqlScope plain(PlainSelect select, @Nullable SqlScope outer) {
        selects++;
        SqlScope scope = new SqlScope(outer);
        source(select.getFromItem(), scope, outer);
        joins(select.getJoins(), scope, outer);
        where(select.getWhere(), scope);
        for (SelectItem<?> item : select.getSelectItems()) {
            expression(item.getExpression(), scope);
        }
        expression(select.getHaving(), scope);
        if (select.getGroupBy() != null) {
            expression(select.getGroupBy().getGroupByExpressionList(), scope);
        }
        order(select.getOrderByElements(), scope);
        return scope;
    }

    /** Visits the common tables that a statement defines. */
    void with(@Nullable List<WithItem<?>> items) {
        for (WithItem<?> item : requireNonNullElse(items, List.<WithItem<?>>of())) {
            String name = SqlNames.plain(item.getUnquotedAliasName());
            if (tenantNames.contains(name)) {
                problem("A common table must not bear the name of the tenant table " + name);
            }
            commonTables.add(name);
            if (item.getParenthesedStatement() instanceof ParenthesedSelect select) {
                query(select, null);
            } else {
                problem("A common table must be a query");
            }
        }
    }

    void source(@Nullable FromItem item, SqlScope scope, @Nullable SqlScope outer) {
        switch (item) {
            case Table table -> {
                met.add(table);
                source(table, isTenantTable(table), scope);
            }
            case ParenthesedSelect derived -> {
                source(derived, false, scope);
                query(derived, outer);
            }
            case ParenthesedFromItem group -> {
                source(group.getFromItem(), scope, outer);
                joins(group.getJoins(), scope, outer);
            }
            case null -> {}
            default -> source(item, false, scope);
        }
    }

    private void source(FromItem item, boolean tenantTable, SqlScope scope) {
        String alias = SqlNames.alias(item);
        if (!scope.addSource(alias, tenantTable)) {
            problem("Two sources bear the name " + alias);
        }
    }

    boolean isTenantTable(Table table) {
        String name = SqlNames.of(table);
        return tenantNames.contains(name) && !commonTables.contains(name);
    }

    /**
     * Visits joins. The condition of an inner join restricts both sides; that of a left join restricts only its right side.
     * Conditions of other joins are ignored.
     */
    void joins(@Nullable List<Join> joins, SqlScope scope, @Nullable SqlScope outer) {
        for (Join join : requireNonNullElse(joins, List.<Join>of())) {
            Set<String> before = new HashSet<>(scope.sources());
            source(join.getFromItem(), scope, outer);
            Set<String> reach = new HashSet<>(scope.sources());
            if (join.isLeft()) {
                reach.removeAll(before);
            } else if (join.isRight() || join.isFull() || join.isNatural() || join.isApply()) {
                reach.clear();
            }
            join.getOnExpressions().forEach(on -> scope.require(on, reach));
        }
    }

    /**
     * Adds the last condition of a level, records the tenant tables that stayed unbound, and visits the queries in the
     * conditions.
     */
    void where(@Nullable Expression where, SqlScope scope) {
        if (where != null) {
            scope.require(where, scope.sources());
        }
        scope.settle();
        scope.open().stream().sorted().forEach(open -> problem("The tenant table " + open + " isn't bound"));
        parameters.addAll(scope.parameters());
        expressions(scope.conditions(), scope);
    }

    void order(@Nullable List<OrderByElement> order, @Nullable SqlScope scope) {
        requireNonNullElse(order, List.<OrderByElement>of()).forEach(by -> expression(by.getExpression(), scope));
    }

    void expressions(Collection<? extends Expression> expressions, @Nullable SqlScope scope) {
        expressions.forEach(expression -> expression(expression, scope));
    }

    /** Visits the queries in an expression. */
    void expression(@Nullable Expression expression, @Nullable SqlScope scope) {
        if (expression != null) {
            expression.accept(new QueriesIn(), scope);
        }
    }

    /** Both methods are needed, because IN and EXISTS call another one than comparisons do. */
    private final class QueriesIn extends ExpressionVisitorAdapter<@Nullable Void> {

        @Override
        public <S> @Nullable Void visit(ParenthesedSelect select, S scope) {
            query(select, (SqlScope) scope);
            return null;
        }

        @Override
        public <S> @Nullable Void visit(Select select, S scope) {
            query(select, (SqlScope) scope);
            return null;
        }
    }

    /** Notes a parameter that must hold the tenant. */
    void tenantParameter(JdbcParameter parameter) {
        parameters.add(parameter.getIndex());
    }

    void problem(String why) {
        problems.add(why);
    }

    List<Integer> parameters() {
        return parameters;
    }

    List<String> problems() {
        return problems;
    }

    /** The number of visited SELECTs. */
    int selects() {
        return selects;
    }

    boolean hasMet(Table table) {
        return met.contains(table);
    }

    void meet(Table table) {
        met.add(table);
    }
}
