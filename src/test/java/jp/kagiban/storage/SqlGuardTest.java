package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SqlGuardTest {

    private static final String INSERT =
            "INSERT INTO probe (tenant_id, id, version, name, seen) VALUES (?, ?, 1, ?, ?)";

    private final TenantId own = TenantId.next();
    private final TenantId foreign = TenantId.next();

    @Autowired
    TenantScope scope;

    @Autowired
    Probes probes;

    @Autowired
    JdbcClient db;

    @Autowired
    JdbcTemplate template;

    @Test
    void aNewRowIsStoredAndFound() {
        Probe probe = scope.in(own, () -> probes.save(Probe.of(own, "a", SettableClock.START)));
        assertThat(scope.in(own, () -> probes.findById(probe.id()))).contains(probe);
    }

    /** What Spring Data itself writes for an aggregate with a composite id. */
    static Stream<BiConsumer<Probes, Probe>> ownStatements() {
        return Stream.of(
                (all, probe) -> all.save(probe.named("b")),
                (all, probe) -> all.saveAll(
                        List.of(probe.named("b"), Probe.of(probe.id().tenantId(), "c", probe.seen()))),
                (all, probe) -> all.findAllById(List.of(probe.id(), probe.id())),
                (all, probe) -> all.existsById(probe.id()),
                (all, probe) -> all.findByIdTenantIdOrderByName(probe.id().tenantId()),
                (all, probe) -> all.findByIdTenantIdAndSeenBefore(probe.id().tenantId(), probe.seen(), Limit.of(3)),
                (all, probe) -> all.lock(probe.id().tenantId(), probe.id().id()),
                (all, probe) -> all.rename(probe.id().tenantId(), probe.id().id(), "d"),
                (all, probe) -> all.delete(probe),
                (all, probe) -> all.deleteById(probe.id()));
    }

    @ParameterizedTest
    @MethodSource("ownStatements")
    void whatSpringDataWritesPassesForTheTenantInForce(BiConsumer<Probes, Probe> statement) {
        Probe probe = scope.in(own, () -> probes.save(Probe.of(own, "a", SettableClock.START)));
        assertThatCode(() -> scope.run(own, () -> statement.accept(probes, probe)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ownStatements")
    void whatSpringDataWritesIsRefusedForAnotherTenant(BiConsumer<Probes, Probe> statement) {
        Probe probe = scope.in(own, () -> probes.save(Probe.of(own, "a", SettableClock.START)));
        assertRefused("isn't the tenant in force", () -> scope.run(foreign, () -> statement.accept(probes, probe)));
    }

    @Test
    void aDerivedQueryWithoutTenantIsRefused() {
        assertRefused("isn't bound", () -> scope.in(own, () -> probes.findByName("a")));
    }

    @Test
    void withoutATenantInForceNothingIsReached() {
        assertRefused("No tenant is in force", () -> probes.findByIdTenantIdOrderByName(own));
    }

    @Test
    void aNamedReasonPasses() {
        scope.run(own, () -> probes.save(Probe.of(own, "outside", SettableClock.START)));
        assertThat(scope.outside(CrossTenantReason.MEMBERSHIPS_OF_A_MEMBER, () -> probes.findByName("outside")))
                .hasSize(1);
    }

    /** Beside what a tab has, the guard looks as closely as in it. */
    @Test
    void besideATabNoOtherTenantPassesThanTheNamedOne() {
        scope.beside(own, () -> {
            assertThat(probes.findByIdTenantIdOrderByName(own)).isEmpty();
            assertRefused("isn't the tenant in force", () -> probes.findByIdTenantIdOrderByName(foreign));
        });
    }

    private static final String OF_TWO = "SELECT name FROM probe WHERE (tenant_id, id) IN ((?, ?), (?, ?))";

    private List<String> namesOf(TenantId one, TenantId another) {
        return db.sql(OF_TWO)
                .params(Column.of(one), Column.of(Ids.next()), Column.of(another), Column.of(Ids.next()))
                .query(String.class)
                .list();
    }

    @Test
    void tenantsThatAreNamedTogetherPassTogether() {
        assertThat(scope.among(Set.of(own, foreign), () -> namesOf(own, foreign)))
                .isEmpty();
    }

    @Test
    void oneThatIsNotAmongThemIsRefused() {
        assertRefused("isn't the tenant in force", () -> scope.among(Set.of(own), () -> namesOf(own, foreign)));
    }

    @Test
    void namedTogetherNoneIsLeftUnbound() {
        assertRefused("isn't bound", () -> scope.among(Set.of(own, foreign), () -> probes.findByName("a")));
    }

    @Test
    void whoeverHasATenantNamesNoOthers() {
        assertThatThrownBy(() -> scope.in(own, () -> scope.among(Set.of(foreign), () -> "")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneTenantInForceIsAloneAgain() {
        assertRefused(
                "isn't the tenant in force",
                () -> scope.among(Set.of(own, foreign), () -> scope.in(own, () -> namesOf(own, foreign))));
    }

    @Test
    void everyRowOfABatchIsCompared() {
        List<Object[]> rows = List.of(row(own, "1"), row(foreign, "2"));
        assertRefused("isn't the tenant in force", () -> scope.in(own, () -> template.batchUpdate(INSERT, rows)));
    }

    @Test
    void aBatchOfTheTenantInForcePasses() {
        List<Object[]> rows = List.of(row(own, "1"), row(own, "2"));
        assertThat(scope.in(own, () -> template.batchUpdate(INSERT, rows))).hasSize(2);
    }

    private static Object[] row(TenantId tenant, String name) {
        return new Object[] {Column.of(tenant), Column.of(Ids.next()), name, Column.of(SettableClock.START)};
    }

    @Test
    void aTextBatchIsCheckedStatementByStatement() {
        assertRefused(
                "isn't bound",
                () -> scope.in(own, () -> template.batchUpdate("UPDATE installation SET id = 1", "DELETE FROM probe")));
    }

    @Test
    void noTenantIsRefusedAsTenant() {
        assertRefused(
                "isn't the tenant in force",
                () -> scope.in(own, () -> template.update("DELETE FROM probe WHERE tenant_id = ?", (Object) null)));
    }

    static Stream<Object> raw() {
        Instant now = SettableClock.START;
        return Stream.of(
                UUID.randomUUID(),
                now,
                Timestamp.from(now),
                java.util.Date.from(now),
                java.sql.Date.valueOf("2026-11-25"),
                now.atOffset(java.time.ZoneOffset.UTC));
    }

    @ParameterizedTest
    @MethodSource
    void raw(Object value) {
        assertRefused(
                "Bind Column.of",
                () -> db.sql("SELECT COUNT(*) FROM installation WHERE marked_at = ?")
                        .param(value)
                        .query(Long.class)
                        .single());
    }

    @Test
    void whatCanNotBeReadIsRefusedInTests() {
        assertRefused("can't read", () -> template.execute("CREATE TABLE other (id INT)"));
    }

    @Test
    void aRefusalShowsTheTextAndNoValue() {
        assertThatThrownBy(() -> scope.in(
                        own,
                        () -> db.sql("SELECT id FROM probe WHERE name = ?")
                                .param("private")
                                .query(byte[].class)
                                .list()))
                .hasMessage("The tenant table probe isn't bound: SELECT id FROM probe WHERE name = ?");
    }

    private static void assertRefused(String why, ThrowingCallable task) {
        assertThatThrownBy(task)
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOfSatisfying(
                        SqlRefused.class, refused -> assertThat(refused).hasMessageContaining(why));
    }
}
