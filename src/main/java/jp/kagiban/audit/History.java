package jp.kagiban.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the history of the current tenant. Counts and pages leave out openings of secrets unless the filter asks for
 * them. Exports contain each entry.
 */
@Component
public class History implements HistorySource {

    private final JdbcClient db;
    private final TenantScope scope;

    History(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    @Override
    public int count(HistoryFilter filter) {
        return count(scope.current(), filter);
    }

    int count(TenantId owner, HistoryFilter filter) {
        Where where = new Where(owner, filter).withoutOpenings();
        return db.sql("SELECT COUNT(*) FROM audit_entry WHERE " + where.condition)
                .params(where.values)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Entry> page(HistoryFilter filter, int offset, int limit) {
        return page(scope.current(), filter, offset, limit);
    }

    List<Entry> page(TenantId owner, HistoryFilter filter, int offset, int limit) {
        Where where = new Where(owner, filter).withoutOpenings();
        Collections.addAll(where.values, limit, offset);
        return entries(where, "LIMIT ? OFFSET ?");
    }

    @Override
    public List<Entry> before(HistoryFilter filter, long seq, int limit) {
        return before(scope.current(), filter, seq, limit);
    }

    List<Entry> before(TenantId owner, HistoryFilter filter, long seq, int limit) {
        Where where = new Where(owner, filter).and("seq < ?", seq);
        where.values.add(limit);
        return entries(where, "LIMIT ?");
    }

    private List<Entry> entries(Where where, String part) {
        return db
                .sql("SELECT * FROM audit_entry WHERE " + where.condition + " ORDER BY tenant_id DESC, seq DESC "
                        + part)
                .params(where.values)
                .query((row, _) -> Chains.link(row))
                .list()
                .stream()
                .map(link -> link.row().entry(link.seq()))
                .toList();
    }

    /** Returns the members who acted in entries that are still kept. */
    public List<MemberId> people() {
        return db.sql("SELECT DISTINCT actor_id FROM audit_entry WHERE tenant_id = ? AND actor_id IS NOT NULL")
                .param(Column.of(scope.current()))
                .query((row, _) -> Column.member(row, "actor_id"))
                .list();
    }

    /** A SQL condition and its values. */
    private static final class Where {

        /** The details of a lease begin with its day, as {@code DAY=2026-11-25}. */
        private static final String USED_BY_LEASE = "actor_kind = 'PORTAL' AND action IN ("
                + quoted(Action.OF_LEASES.stream().map(Action::name))
                + ") AND details LIKE 'DAY=%'";

        private static final String OPENINGS = quoted(Action.Group.SECRET.codes().stream());

        private static final String OF_ALL_SHOPS = "details LIKE '%SHOPS=ALL'";

        private final HistoryFilter filter;
        private final StringBuilder condition = new StringBuilder("tenant_id = ?");
        private final List<Object> values = new ArrayList<>();

        Where(TenantId owner, HistoryFilter filter) {
            this.filter = filter;
            values.add(Column.of(owner));
            if (filter.from() != null) {
                and("happened_at >= ?", Column.of(Jst.startOf(filter.from())));
            }
            if (filter.to() != null) {
                and("happened_at < ?", Column.of(Jst.startOf(filter.to().plusDays(1))));
            }
            if (filter.shop() != null) {
                and(
                        "(subject_id = ? OR (subject_id IS NULL AND " + USED_BY_LEASE + " AND (" + OF_ALL_SHOPS
                                + " OR details LIKE ?)))",
                        Column.of(filter.shop()),
                        "%" + filter.shop() + ":%");
            }
            if (filter.outcome() != null) {
                and("result = ?", filter.outcome().name());
            }
            if (filter.address() != null) {
                and("address = ?", filter.address());
            }
            addPerson(filter);
            addActions(filter);
        }

        private void addPerson(HistoryFilter filter) {
            MemberId person = filter.person();
            if (HistoryFilter.PORTAL.equals(person)) {
                and("actor_kind = ?", Actor.Kind.PORTAL.name());
            } else if (person != null) {
                and("actor_id = ?", Column.of(person));
            }
        }

        private void addActions(HistoryFilter filter) {
            if (filter.action() != null) {
                and("action = ?", filter.action().name());
            }
            if (filter.group() != null) {
                List<String> codes = filter.group().codes();
                String marks = String.join(", ", Collections.nCopies(codes.size(), "?"));
                and("action IN (" + marks + ")", codes.toArray());
            }
        }

        private static String quoted(Stream<String> codes) {
            return codes.collect(Collectors.joining("', '", "'", "'"));
        }

        Where withoutOpenings() {
            return filter.hidesOpenings() ? and("action NOT IN (" + OPENINGS + ")") : this;
        }

        private Where and(String term, Object... parameters) {
            condition.append(" AND ").append(term);
            Collections.addAll(values, parameters);
            return this;
        }
    }
}
