package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.kagiban.mall.Credentials;
import jp.kagiban.shared.ShopId;
import jp.kagiban.vault.Use;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@ShopTest
class ActiveKeysTest {

    private static final Use FETCH = Use.byJob(Use.Purpose.FETCH_ORDERS);

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant other;

    @Autowired
    FakeRms rms;

    @Autowired
    ActiveKeys keys;

    private ShopId shopInUse(int key) {
        rms.takes(Merchant.key(key), merchant.now().plus(Duration.ofDays(90)));
        return merchant.shopInUse(Merchant.key(key));
    }

    private Optional<String> key(Merchant who, ShopId shop) {
        return who.in(() -> keys.use(
                shop, FETCH, credentials -> credentials.secret("licenseKey").reveal()));
    }

    @Test
    void theKeyInUseIsHandedOut() {
        assertThat(key(merchant, shopInUse(71))).contains(Merchant.key(71));
    }

    @Test
    void aKeyThatWaitsIsNot() {
        assertThat(key(merchant, merchant.shop(Merchant.key(72)))).isEmpty();
    }

    @Test
    void anotherTenantsShopLooksLikeNone() {
        assertThat(key(other, shopInUse(73))).isEmpty();
    }

    @Test
    void noConnectionIsHeldMeanwhile() {
        ShopId shop = shopInUse(74);
        Optional<Boolean> held = merchant.in(
                () -> keys.use(shop, FETCH, _ -> TransactionSynchronizationManager.isActualTransactionActive()));
        assertThat(held).contains(false);
    }

    @Test
    void afterwardsTheSecretsAreWiped() {
        ShopId shop = shopInUse(75);
        AtomicReference<Credentials> kept = new AtomicReference<>();
        merchant.in(() -> keys.use(shop, FETCH, credentials -> {
            kept.set(credentials);
            return true;
        }));
        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get().secret("licenseKey").reveal());
    }

    @Test
    void planningSeesTheShopsOfAllTenants() {
        ShopId shop = shopInUse(76);
        assertThat(keys.all()).contains(new ActiveKeys.InUse(merchant.tenant, shop));
    }
}
