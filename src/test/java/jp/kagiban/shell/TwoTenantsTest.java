package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kagiban.login.TestLogin;
import jp.kagiban.notice.Notices;
import jp.kagiban.order.IntakeStandings;
import jp.kagiban.order.OrderConfirmations;
import jp.kagiban.order.OrderKey;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.Diagnoses;
import jp.kagiban.shop.Family;
import jp.kagiban.shop.KeyEntry;
import jp.kagiban.shop.NewShop;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopEdit;
import jp.kagiban.shop.ShopRegister;
import jp.kagiban.shop.ShopStandings;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** What one tenant does, with the ids of another in his hands, neither shows nor changes anything of that other. */
@ScreenTest
@Import(TenantRows.class)
class TwoTenantsTest {

    private static final Instant FAR = Instant.parse("2027-02-23T14:59:59Z");
    private static final String NOTHING = "nothing";

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    TenantScope scope;

    @Autowired
    ShopRegister shops;

    @Autowired
    ShopStandings standings;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    IntakeStandings intakes;

    @Autowired
    OrderConfirmations confirmations;

    @Autowired
    Notices notices;

    @Autowired
    Team team;

    @Autowired
    Invitations invitations;

    @Autowired
    ScriptedRms rms;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    TenantRows rows;

    private Merchants.Merchant ours;
    private Merchants.Merchant theirs;
    private UUID shopOfTheirs;
    private UUID keyOfTheirs;
    private int keys;

    @BeforeEach
    void openTwoCompanies() {
        SecurityContextHolder.setContextHolderStrategy(security);
        ours = merchants.open("山田商店");
        theirs = merchants.open("佐藤商店");
        merchants.colleague(theirs.tenant(), "鈴木 次郎", Role.MANAGER);
        shopOfTheirs = as(theirs, () -> register(theirs, "theirs"));
        jobs.runDue();
        keyOfTheirs = as(theirs, () -> shops.history(shopOfTheirs).getFirst().generation());
    }

    @AfterEach
    void logOut() {
        security.clearContext();
    }

    private <T> T as(Merchants.Merchant merchant, Supplier<T> deed) {
        security.setContext(new SecurityContextImpl(login.of(merchant.owner())));
        return scope.in(merchant.tenant(), deed);
    }

    private UUID register(Merchants.Merchant merchant, String code) {
        String key = "SL123456_abcdefgh%08d".formatted(++keys);
        rms.takes(key, FAR);
        NewShop form = new NewShop(code, code, "", Family.OWN_APP, new KeyEntry("SP123456_a1b2c3d4", key), Set.of());
        return ((Saving.Saved) shops.register(form, merchant.owner())).shop();
    }

    /** Each deed of the services that takes an id, by name. */
    private Map<String, Function<Ids, Object>> deeds() {
        UUID us = ours.owner();
        return Map.ofEntries(
                Map.entry("details", ids -> shops.details(ids.shop())),
                Map.entry("history", ids -> shops.history(ids.shop())),
                Map.entry(
                        "update",
                        ids -> shops.update(
                                ids.shop(), new ShopEdit(1, "x", "x", "", new KeyEntry("", ""), Set.of()), us)),
                Map.entry("renew", ids -> shops.renew(ids.shop(), "SL123456_zzzzzzzz", Set.of(), us)),
                Map.entry(
                        "replaceKeys",
                        ids -> shops.replaceKeys(ids.shop(), KeyEntry.renewal("SL123456_zzzzzzzz"), Set.of(), us)),
                Map.entry("confirm", ids -> shops.confirm(ids.shop(), ids.key(), us)),
                Map.entry("withdraw", ids -> shops.withdraw(ids.shop(), ids.key(), us)),
                Map.entry("destroySecrets", ids -> shops.destroySecrets(ids.shop(), ids.key())),
                Map.entry("enterExpiry", ids -> shops.enterExpiry(ids.shop(), ids.key(), LocalDate.of(2027, 1, 1), us)),
                Map.entry("checkNow", ids -> shops.checkNow(ids.shop()).planned()),
                Map.entry("delete", ids -> shops.delete(ids.shop(), us)),
                Map.entry("standing", ids -> standings.of(ids.shop())),
                Map.entry("diagnosis", ids -> diagnoses.of(ids.shop())),
                Map.entry("diagnose", ids -> diagnoses.start(ids.shop()).planned()),
                Map.entry("intake", ids -> intakes.of(ids.shop())),
                Map.entry("reach", ids -> intakes.reach(ids.shop(), 100)),
                Map.entry("results", ids -> confirmations.results(ids.key())),
                Map.entry("changeRole", ids -> team.change(ids.member(), Role.VIEWER)),
                Map.entry("removeMember", ids -> team.remove(ids.member())),
                Map.entry("revoke", ids -> invitations.revoke(ids.key())),
                Map.entry("resend", ids -> invitations.resend(ids.key(), Locale.JAPANESE)));
    }

    private record Ids(UUID shop, UUID key, UUID member) {}

    private Object outcome(Function<Ids, Object> deed, Ids ids) {
        return as(ours, () -> {
            Object[] result = {NOTHING};
            Throwable thrown = catchThrowable(() -> result[0] = deed.apply(ids));
            return Optional.ofNullable(thrown).<Object>map(Throwable::getClass).orElse(result[0]);
        });
    }

    static Stream<String> names() {
        return Stream.of(
                "details",
                "history",
                "update",
                "renew",
                "replaceKeys",
                "confirm",
                "withdraw",
                "destroySecrets",
                "enterExpiry",
                "checkNow",
                "delete",
                "standing",
                "diagnosis",
                "diagnose",
                "intake",
                "reach",
                "results",
                "changeRole",
                "removeMember",
                "revoke",
                "resend");
    }

    @Test
    void noDeedIsForgottenHere() {
        assertThat(names()).containsExactlyInAnyOrderElementsOf(deeds().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aForeignIdIsAsAMissingOneAndChangesNothing(String name) {
        Function<Ids, Object> deed = deeds().get(name);
        List<String> before = rows.content(theirs.tenant());
        Object missing = outcome(deed, new Ids(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        assertThat(outcome(deed, new Ids(shopOfTheirs, keyOfTheirs, theirs.owner())))
                .isEqualTo(missing);
        assertThat(rows.content(theirs.tenant())).isEqualTo(before);
    }

    @Test
    void ordersOfAForeignShopAreNotConfirmed() {
        List<OrderKey> orders = List.of(new OrderKey(shopOfTheirs, "1"));
        UUID batch = as(ours, () -> confirmations.ask(orders, ours.owner()));
        jobs.runDue();
        assertThat(as(ours, () -> confirmations.results(batch)))
                .extracting(OrderConfirmations.Confirmation::result)
                .containsExactly(OrderConfirmations.Result.NO_KEY);
        assertThat(rows.content(theirs.tenant())).noneMatch(row -> row.startsWith("order_confirmation"));
    }

    /** A's deeds, in any order and with anybody's ids, between looks at B. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20261125, 42})
    void whateverOneTenantDoesTheOthersRowsStay(long seed) {
        Random random = new Random(seed);
        UUID own = as(ours, () -> register(ours, "own" + seed));
        jobs.runDue();
        List<String> before = rows.content(theirs.tenant());
        List<String> names = names().toList();
        for (int i = 0; i < 100; i++) {
            String name = names.get(random.nextInt(names.size()));
            boolean foreign = random.nextBoolean();
            outcome(deeds().get(name), new Ids(foreign ? shopOfTheirs : own, keyOfTheirs, theirs.owner()));
            as(ours, () -> {
                notices.markAllRead(ours.owner());
                return own;
            });
        }
        assertThat(rows.content(theirs.tenant())).isEqualTo(before);
    }
}
