package jp.kagiban.shop.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.FakeVault;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.entry.Saving.Normalized;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.shop.register.ShopField;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ShopTest
@RecordApplicationEvents
class ShopFormServiceTest {

    private static final KeyEntry NOTHING = RakutenEntry.of("", "");

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant otherMerchant;

    @Autowired
    FakeRms rms;

    @Autowired
    FakeVault vault;

    @Autowired
    ApplicationEvents events;

    private static List<Problem> problems(Saving saving) {
        return saving instanceof Saving.Refused refused ? refused.problems() : List.of();
    }

    private static Problem.Kind kind(Saving saving) {
        assertThat(problems(saving)).hasSize(1);
        return problems(saving).getFirst().kind();
    }

    @Test
    void namesAreProposedInOrder() {
        assertThat(merchant.proposedName()).isEqualTo("楽天市場1号店");
        merchant.shop("楽天市場1号店", "shop-a", Merchant.key(21));
        assertThat(merchant.proposedName()).isEqualTo("楽天市場2号店");
        merchant.shop("楽天市場3号店", "shop-b", Merchant.key(22));
        assertThat(merchant.proposedName()).isEqualTo("楽天市場4号店");
    }

    @Test
    void anAddressIsStoredAsItsCode() {
        ShopId shop = merchant.shop("本店", "https://www.rakuten.co.jp/shop-a/", Merchant.key(21));
        assertThat(merchant.details(shop).code()).isEqualTo("shop-a");
        assertThat(merchant.details(shop).name()).isEqualTo("本店");
        assertThat(merchant.details(shop).userId()).isNull();
    }

    @Test
    void theSameShopComesOnceInATenant() {
        ShopId first = merchant.shop("楽天市場1号店", "shop-a", Merchant.key(21));
        Saving twice = merchant.save(Merchant.form("楽天市場2号店", "item.rakuten.co.jp/shop-a/10/", Merchant.key(22)));
        assertThat(problems(twice))
                .containsExactly(new Problem(ShopField.ADDRESS, Kind.SHOP_TWICE, List.of("shop-a", "楽天市場1号店"), first));
        assertThat(otherMerchant.shop("楽天市場1号店", "shop-a", Merchant.key(21))).isNotNull();
    }

    @Test
    void theSameKeyAtTwoShopsNamesTheOther() {
        ShopId first = merchant.shop("楽天市場1号店", "shop-a", Merchant.key(21));
        Saving twice = merchant.save(Merchant.form("楽天市場2号店", "shop-b", Merchant.key(21)));
        assertThat(problems(twice))
                .containsExactly(
                        new Problem(RakutenEntry.LICENSE_KEY, Kind.KEY_AT_ANOTHER_SHOP, List.of("楽天市場1号店"), first));
    }

    @Test
    void equalLastFourAloneAreNoMatter() {
        merchant.shop("楽天市場1号店", "shop-a", "SL123456_aaaa0021");
        assertThat(merchant.save(Merchant.form("楽天市場2号店", "shop-b", "SL123456_bbbb0021")))
                .isInstanceOf(Saving.Saved.class);
    }

    @Test
    void nothingIsHalfSaved() {
        Saving refused = merchant.save(Merchant.form("", "shop-a", Merchant.key(21)));
        assertThat(kind(refused)).isEqualTo(Kind.EMPTY);
        assertThat(merchant.statuses()).isEmpty();
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        Saving refused = merchant.save(Merchant.form("", "日本", ""));
        assertThat(problems(refused))
                .extracting(Problem::field)
                .containsExactly(ShopField.NAME, ShopField.ADDRESS, RakutenEntry.LICENSE_KEY);
    }

    @Test
    void whatWasMendedIsSaid() {
        Saving saving = merchant.save(Merchant.form("本店", "shop-a", " ＳＬ123456_abcd 0021\n"));
        assertThat(Merchant.saved(saving).mended())
                .containsExactly(new Normalized(
                        RakutenEntry.LICENSE_KEY,
                        Set.of(Normalization.OUTER_BLANKS, Normalization.INNER_BLANKS, Normalization.FULL_WIDTH)));
    }

    @Test
    void differentNumbersAreSavedOnceTheMemberHasSeenTheWarning() {
        NewShop form = Merchant.form("本店", "shop-a", "SL654321_abcdefgh0001");
        assertThat(kind(merchant.save(form))).isEqualTo(Kind.DIFFERENT_NUMBERS);
        NewShop again = new NewShop(
                form.name(), form.address(), "", form.family(), form.keys(), Set.of(Kind.DIFFERENT_NUMBERS));
        assertThat(merchant.save(again)).isInstanceOf(Saving.Saved.class);
    }

    @Test
    void theDevelopersAppIsRefusedWhereThereIsNone() {
        assertThat(merchant.records().malls().getFirst().offers(RakutenFamilies.DEVELOPER_APP))
                .isFalse();
        NewShop form = new NewShop(
                "本店", "shop-a", "", RakutenFamilies.DEVELOPER_APP, RakutenEntry.renewal(Merchant.key(21)), Set.of());
        assertThat(kind(merchant.save(form))).isEqualTo(Kind.NO_DEVELOPER_APP);
    }

    @Test
    void detailsChangeAndEmptySecretsChangeNothing() {
        ShopId shop = merchant.shop(Merchant.key(21));
        long version = merchant.details(shop).version();
        Saving saving = merchant.update(shop, new ShopEdit(version, "本店", "shop-z", "user-1", NOTHING, Set.of()));
        assertThat(Merchant.saved(saving).generation()).isNull();
        assertThat(merchant.details(shop).code()).isEqualTo("shop-z");
        assertThat(merchant.history(shop)).hasSize(1);
        assertThat(vault.count(shop)).isEqualTo(2);
    }

    @Test
    void ofTwoMembersTheSecondIsToldOfTheFirst() {
        ShopId shop = merchant.shop(Merchant.key(21));
        long shown = merchant.details(shop).version();
        ShopEdit first = new ShopEdit(shown, "本店", "shop-a", "", NOTHING, Set.of());
        ShopEdit second = new ShopEdit(shown, "支店", "shop-a", "", NOTHING, Set.of());
        assertThat(merchant.update(shop, first)).isInstanceOf(Saving.Saved.class);
        assertThat(merchant.update(shop, second)).isEqualTo(new Saving.Overtaken());
        assertThat(merchant.details(shop).name()).isEqualTo("本店");
    }

    @Test
    void theWatchStandsInNoEditorsWay() {
        rms.takes(Merchant.key(21), Instant.parse("2027-02-23T14:59:59Z"));
        ShopId shop = merchant.shopInUse(Merchant.key(21));
        long shown = merchant.details(shop).version();
        merchant.watch(shop);
        ShopEdit edit = new ShopEdit(shown, "本店", "shop-a", "", RakutenEntry.renewal(Merchant.key(22)), Set.of());
        assertThat(Merchant.saved(merchant.update(shop, edit)).generation()).isNotNull();
    }

    @Test
    void anUnknownShopIsGone() {
        ShopId shop = merchant.shop(Merchant.key(21));
        assertThat(otherMerchant.renew(shop, Merchant.key(22))).isEqualTo(new Saving.Gone());
        assertThat(otherMerchant.history(shop)).isEmpty();
        assertThat(otherMerchant.delete(shop)).isFalse();
        assertThat(otherMerchant.checkNow(shop).planned()).isFalse();
        assertThat(otherMerchant.renew(ShopId.next(), Merchant.key(22))).isEqualTo(new Saving.Gone());
    }

    @Test
    void deletingRemovesSecretsJobsAndHistory() {
        rms.takes(Merchant.key(21), Instant.parse("2027-02-23T14:59:59Z"));
        ShopId shop = merchant.shopInUse(Merchant.key(21));
        merchant.renew(shop, Merchant.key(22));
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        assertThat(merchant.delete(shop)).isTrue();
        assertThat(vault.count(shop)).isZero();
        assertThat(merchant.planned(job)).isEmpty();
        assertThat(merchant.watchPlanned(shop)).isEmpty();
        assertThat(merchant.statuses()).isEmpty();
        assertThat(events.stream(ShopDeleted.class)).contains(new ShopDeleted(merchant.tenant, shop, merchant.member));
    }

    @Test
    void aJobThatComesAfterTheDeletionEnds() {
        ShopId shop = merchant.shop(Merchant.key(21));
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        merchant.delete(shop);
        assertThat(merchant.run(job)).isEmpty();
        assertThat(merchant.watch(shop)).isEmpty();
    }

    private static Saving ended(Future<Saving> saving) {
        try {
            return saving.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void twoMembersAtOnceRegisterAShopOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Saving> save =
                    () -> PortalActs.in(() -> merchant.save(Merchant.form("本店", "shop-a", Merchant.key(21))));
            List<Future<Saving>> savings = threads.invokeAll(List.of(save, save, save));
            assertThat(savings)
                    .filteredOn(saving -> ended(saving) instanceof Saving.Saved)
                    .hasSize(1);
        }
        assertThat(merchant.statuses()).hasSize(1);
    }

    @Test
    void shopsStandInTheOrderOfTheirRegistration() {
        merchant.shop("乙", "shop-b", Merchant.key(21));
        merchant.shop("甲", "shop-a", Merchant.key(22));
        assertThat(merchant.statuses()).extracting(ShopStatus::name).containsExactly("乙", "甲");
        assertThat(merchant.statuses())
                .containsExactlyElementsOf(merchant.statuses().stream()
                        .map(status -> merchant.status(status.shop()))
                        .toList());
    }
}
