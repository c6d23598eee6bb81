package jp.kagiban.shop.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import jp.kagiban.mall.Family;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.register.ShopField;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant that may have two shops and one waiting key. */
@ShopTest
class ShopLimitsTest {

    private static final OpenKeys NONE = OpenKeys.of(List.of());

    @Autowired
    Merchant merchant;

    @Autowired
    KeyGenerations generations;

    @Autowired
    Shops shops;

    @Autowired
    KeyCredentials keyCredentials;

    @Autowired
    FakeRms rms;

    private ShopId shop;

    @BeforeEach
    void aKeyWaits() {
        rms.forget();
        shop = merchant.shop("店1", "shop-1", Merchant.key(1));
    }

    private List<Problem> foundFor(ShopId target, OpenKeys open) {
        Findings findings = new Findings();
        KeyComparison comparison = new KeyComparison(generations, shops, keyCredentials, new ShopLimits(2, 1));
        Family family = RakutenFamilies.OWN_APP;
        KeysForm.Keys keys = new KeysForm.Keys(
                family, Map.of(family.beside().getFirst(), Merchant.SECRET, family.key(), Merchant.key(77)));
        merchant.in(() -> comparison.check(merchant.tenant, target, open, keys, findings, merchant.member));
        return findings.problems();
    }

    @Test
    void aKeyMoreThanMayWaitIsRefusedBesideItsField() {
        assertThat(foundFor(null, NONE))
                .containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.TOO_MANY_WAITING, "1"));
    }

    @Test
    void theKeyThatWaitsMayBeReplaced() {
        assertThat(foundFor(shop, merchant.in(() -> OpenKeys.of(generations.open(merchant.tenant, shop)))))
                .isEmpty();
    }

    @Test
    void onceKeysAreInUseOthersMayCome() {
        rms.takes(Merchant.key(1), merchant.now());
        merchant.tryKey(shop);
        assertThat(foundFor(null, NONE)).isEmpty();
    }

    @Test
    void aShopMoreThanMayBeIsRefusedBesideItsName() {
        merchant.shop("店2", "shop-2", Merchant.key(2));
        assertThat(foundFor(null, NONE)).contains(Problem.of(ShopField.NAME, Kind.TOO_MANY_SHOPS, "2"));
        assertThat(foundFor(ShopId.next(), NONE)).extracting(Problem::kind).doesNotContain(Kind.TOO_MANY_SHOPS);
    }

    @Test
    void limitsBelowOneStopTheStart() {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new ShopLimits(0, 200));
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new ShopLimits(500, 0));
    }
}
