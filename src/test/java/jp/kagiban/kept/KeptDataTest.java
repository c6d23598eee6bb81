package jp.kagiban.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kagiban.audit.ChainCheck;
import jp.kagiban.audit.Verdict;
import jp.kagiban.login.Accounts;
import jp.kagiban.operator.Operators;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderDetails;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderRow;
import jp.kagiban.order.OrderSort;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.testing.AsThePortal;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What portals of earlier days have stored is opened by this one, which goes on with it. */
@Tag("database")
@ParameterizedClass
@MethodSource("kept")
@ExtendWith(AsThePortal.class)
class KeptDataTest {

    private static final List<String> MEMBERS = List.of("yamada@example.jp", "sato@example.jp", "suzuki@example.jp");
    private static final String PASSWORD = "kagiban-no-renshu";
    private static final String[] SHOPS_OF_YAMADA = {"yamada-1", "yamada-2", "yamada-3", "yamada-4"};

    @TempDir
    static Path folder;

    private static KeptPortal portal;

    @Parameter
    Kept kept;

    static List<Kept> kept() throws IOException {
        return Kept.on(ChosenDatabase.isMySql() ? "mysql" : "h2");
    }

    @BeforeParameterizedClassInvocation
    static void open(Kept kept) throws IOException, SQLException {
        portal = KeptPortal.open(kept, folder.resolve(kept.toString()));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    @Test
    void itsDatabaseIsOfToday() {
        assertThat(portal.bean(Flyway.class).info().pending()).isEmpty();
        assertThat(portal.bean(Flyway.class).validateWithResult().validationSuccessful)
                .isTrue();
    }

    @Test
    void itsMembersLogIn() {
        assertThat(MEMBERS).allMatch(member -> logIn(member, PASSWORD).isAuthenticated());
        assertThatThrownBy(() -> logIn(MEMBERS.getFirst(), "renshu")).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void whoRanItRunsIt() {
        assertThat(MEMBERS)
                .filteredOn(member -> portal.bean(Operators.class).is(member(member)))
                .containsExactly("yamada@example.jp");
    }

    @Test
    void itsShopsAndTheirKeysAreThere() {
        assertThat(statuses()).extracting(ShopStatus::code).containsExactly(SHOPS_OF_YAMADA);
        assertThat(statuses()).extracting(ShopStatus::active).doesNotContainNull();
    }

    @Test
    void itsKeysAreThoseThatRmsHasIssued() {
        List<String> issued = portal.bean(SandboxRms.class).shops().stream()
                .map(shop -> shop.keys().getLast())
                .map(SandboxKey::licenseKey)
                .toList();
        assertThat(MEMBERS.stream().flatMap(member -> licenceKeys(member).stream()))
                .containsExactlyInAnyOrderElementsOf(issued);
    }

    @Test
    void itsOrdersAreThereAndOpen() {
        assertThat(MEMBERS.stream().mapToInt(KeptDataTest::orders).sum())
                .isGreaterThanOrEqualTo(portal.about().orders());
        asYamada(() -> {
            List<OrderRow> newest = book().page(OrderFilter.NONE, OrderSort.NEWEST_FIRST, 0, 5);
            assertThat(newest).hasSize(5).allMatch(row -> details(row).order() != null);
            return newest;
        });
    }

    @Test
    void itsHistoriesAreWhole() {
        List<Verdict> all = Stream.concat(
                        Stream.of(portal.bean(ChainCheck.class).checkLoginSpace()),
                        MEMBERS.stream().map(member -> as(member, portal.bean(ChainCheck.class)::check)))
                .toList();
        assertThat(all).hasOnlyElementsOfType(Verdict.Whole.class);
        assertThat(all.stream()
                        .mapToLong(verdict -> ((Verdict.Whole) verdict).entries())
                        .sum())
                .isGreaterThanOrEqualTo(portal.about().entries());
    }

    @Test
    void itsJobsGoOn() {
        int before = orders("yamada@example.jp");
        portal.clock().advance(Duration.ofHours(2));
        runDue();
        assertThat(orders("yamada@example.jp")).isGreaterThan(before);
        assertThat(statuses())
                .extracting(ShopStatus::askedAt)
                .containsOnly(portal.clock().instant());
    }

    /** The watch, when it is through, plans the intake anew. */
    private static void runDue() {
        portal.bean(HandDrivenJobs.class).runDue();
        portal.bean(HandDrivenJobs.class).runDue();
    }

    private static Authentication logIn(String email, String password) {
        DaoAuthenticationProvider login = new DaoAuthenticationProvider(portal.bean(UserDetailsService.class));
        login.setPasswordEncoder(portal.bean(PasswordEncoder.class));
        return login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password));
    }

    private static MemberId member(String email) {
        return portal.bean(Accounts.class).withEmail(email).orElseThrow();
    }

    private static TenantId tenant(String email) {
        return portal.bean(Memberships.class).tenantsOf(member(email)).getFirst();
    }

    private static <T> T as(String email, Supplier<T> task) {
        return portal.bean(TenantScope.class).in(tenant(email), task);
    }

    private static <T> T asYamada(Supplier<T> task) {
        return as("yamada@example.jp", task);
    }

    private static List<ShopStatus> statuses() {
        return asYamada(portal.bean(ShopStatuses.class)::all);
    }

    private static OrderBook book() {
        return portal.bean(OrderBook.class);
    }

    private static int orders(String email) {
        return as(email, () -> book().count(OrderFilter.NONE));
    }

    private static OrderDetails details(OrderRow row) {
        return book().details(row.number(), member("yamada@example.jp")).orElseThrow();
    }

    private record Sealed(ShopId shop, long revision) {}

    private static List<String> licenceKeys(String email) {
        return as(
                email,
                () -> sealed(tenant(email)).stream()
                        .map(KeptDataTest::licenceKey)
                        .toList());
    }

    private static List<Sealed> sealed(TenantId tenant) {
        return portal.bean(JdbcClient.class)
                .sql("SELECT shop_id, revision FROM key_generation WHERE tenant_id = ? AND state = 'ACTIVE'")
                .param(Column.of(tenant))
                .query((row, _) -> new Sealed(Column.shop(row, "shop_id"), row.getLong("revision")))
                .list();
    }

    private static String licenceKey(Sealed key) {
        Use use = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);
        return portal.bean(Vault.class).open(key.shop().id(), Field.LICENSE_KEY, key.revision(), use, Secret::reveal);
    }
}
