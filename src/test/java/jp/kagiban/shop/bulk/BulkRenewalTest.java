package jp.kagiban.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.mall.Answer;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.bulk.RenewalLook.Plan;
import jp.kagiban.shop.bulk.RenewalRow.Kind;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("slow-on-mysql")
@ShopTest
class BulkRenewalTest {

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant otherMerchant;

    @Autowired
    BulkRenewal bulk;

    @Autowired
    FakeRms rms;

    @BeforeEach
    void rmsKnowsNothing() {
        rms.forget();
    }

    private static String oldKey(int n) {
        return "SL5000%02d_before%02d".formatted(n, n);
    }

    private static String newKey(int n) {
        return "SL5000%02d_renewer%02d".formatted(n, n);
    }

    private ShopId inUse(int n) {
        rms.takes(oldKey(n), merchant.now().plus(Duration.ofDays(5)));
        ShopId shop = waiting(n);
        merchant.tryKey(shop);
        return shop;
    }

    private ShopId waiting(int n) {
        return Merchant.saved(merchant.save(new NewShop(
                        "店" + n,
                        "shop-" + n,
                        "",
                        RakutenFamilies.OWN_APP,
                        RakutenEntry.of("SP5000%02d_secret".formatted(n), oldKey(n)),
                        Set.of())))
                .shop();
    }

    private Plan plan(String pasted) {
        return (Plan) merchant.in(() -> bulk.look(pasted));
    }

    private Saving enter(ShopId shop, String key) {
        return merchant.in(() -> bulk.enter(shop, key, merchant.member));
    }

    /** The bound of ten an hour doesn't hold them back, though RMS refuses every one of them at first. */
    @Test
    void fiftyKeysAreAllTriedInOneSitting() {
        List<ShopId> shops = IntStream.range(0, 50).mapToObj(this::inUse).toList();
        String mail =
                IntStream.range(0, 50).mapToObj(n -> "店" + n + "：" + newKey(n)).collect(Collectors.joining("\r\n"));
        plan(mail)
                .rows()
                .forEach(row -> Merchant.saved(enter(row.shops().getFirst().shop(), row.key())));
        shops.forEach(merchant::tryKey);
        assertThat(merchant.statuses())
                .hasSize(50)
                .allSatisfy(shop -> assertThat(shop.waiting().lastAnswer()).isEqualTo(Answer.REJECTED));
        IntStream.range(0, 50).forEach(n -> rms.takes(newKey(n), merchant.now().plus(Duration.ofDays(90))));
        shops.forEach(merchant::tryKey);
        assertThat(merchant.statuses())
                .allSatisfy(shop -> assertThat(shop.waiting()).isNull());
    }

    @Test
    void nothingIsAskedOrStoredByALook() {
        ShopId shop = inUse(1);
        rms.calls.clear();
        assertThat(plan(newKey(1)).rows()).extracting(RenewalRow::kind).containsExactly(Kind.READY);
        assertThat(rms.calls).isEmpty();
        assertThat(merchant.history(shop)).hasSize(1);
    }

    @Test
    void shopsOfOthersAreNeitherFoundNorReached() {
        ShopId foreign = inUse(1);
        Plan seen = (Plan) otherMerchant.in(() -> bulk.look(newKey(1)));
        assertThat(seen.rows()).extracting(RenewalRow::kind).containsExactly(Kind.NO_SHOP);
        assertThat(otherMerchant.<Saving>in(() -> bulk.enter(foreign, newKey(1), otherMerchant.member)))
                .isEqualTo(enter(ShopId.next(), newKey(1)))
                .isInstanceOf(Saving.Gone.class);
    }

    @Test
    void aKeyThatIsRefusedIsNoHindranceAndTellsWhy() {
        ShopId shop = inUse(1);
        assertThat(enter(shop, oldKey(1)))
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::kind)
                                .containsExactly(Problem.Kind.KEY_ALREADY_IN_USE));
    }

    @Test
    void whoeverComesSecondIsToldSo() {
        ShopId shop = inUse(1);
        merchant.renew(shop, newKey(1));
        assertThat(plan(newKey(1)).rows()).extracting(RenewalRow::kind).containsExactly(Kind.WAITS_ALREADY);
        assertThat(enter(shop, "SL500001_another1")).isInstanceOf(Saving.Overtaken.class);
    }

    @Test
    void atAShopWithoutAKeyInUseTheWaitingOneIsReplaced() {
        ShopId shop = waiting(1);
        assertThat(plan(newKey(1)).rows()).extracting(RenewalRow::kind).containsExactly(Kind.NUMBER_UNKNOWN);
        Merchant.saved(enter(shop, newKey(1)));
        assertThat(merchant.status(shop).waiting().lastFour()).isEqualTo("er01");
    }

    @Test
    void aWarningIsForTheShopsOwnPage() {
        ShopId shop = inUse(1);
        assertThat(enter(shop, newKey(2))).isInstanceOf(Saving.Refused.class);
    }

    @Test
    void whatIsTooLongIsNotEvenRead() {
        assertThat(merchant.in(() -> bulk.look("x".repeat(PastedText.LONGEST + 1))))
                .isEqualTo(new RenewalLook.TooLong(PastedText.LONGEST));
        assertThat(merchant.in(() -> bulk.look("x".repeat(PastedText.LONGEST)))).isEqualTo(new RenewalLook.Nothing());
    }

    @Test
    void moreKeysThanASittingTakesAreRefused() {
        String many = IntStream.rangeClosed(0, BulkRenewal.MOST)
                .mapToObj("SL123456_a%06d\n"::formatted)
                .collect(Collectors.joining());
        assertThat(merchant.in(() -> bulk.look(many)))
                .isEqualTo(new RenewalLook.TooMany(BulkRenewal.MOST, BulkRenewal.MOST + 1));
    }
}
