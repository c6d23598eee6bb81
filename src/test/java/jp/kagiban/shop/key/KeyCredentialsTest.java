package jp.kagiban.shop.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.TestMalls;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.FakeVault;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyCredentialsTest {

    private static final Use PROVE = Use.byJob(Use.Purpose.PROVE_A_NEW_KEY);
    private static final Instant NOW = SettableClock.START;
    private final TenantId tenant = TenantId.next();
    private final ShopId id = ShopId.next();
    private final FakeVault vault = new FakeVault(new SettableClock());
    private final Shop shop = new Shop(
            new TenantShop(tenant, id), 1, "本店", "shop-a", null, "rakuten", "DEVELOPER_APP", 0, NOW, MemberId.next());

    private KeyCredentials ring(@Nullable String partnerSecret) {
        return new KeyCredentials(vault, TestMalls.of(RakutenAlone.withPartner(partnerSecret)));
    }

    private KeyGeneration key(@Nullable String number) {
        long revision = vault.seal(id.id(), 0, Map.of(Field.LICENSE_KEY, Secret.of("SL123456_abcd")));
        return new KeyGeneration(
                new TenantGeneration(tenant, GenerationId.next()),
                1,
                id,
                1,
                KeyRecord.State.PENDING,
                revision,
                false,
                new KeyGeneration.Origin(number, "abcd", MemberId.next(), NOW),
                KeyGeneration.Life.NEW,
                KeyGeneration.Said.NOTHING,
                KeyGeneration.Trying.at(NOW));
    }

    @Test
    void aDevelopersAppTakesThePortalsServiceSecret() {
        String pair = ring("SP999999_partner")
                .with(
                        shop,
                        key("123456"),
                        PROVE,
                        credentials -> credentials.secret("serviceSecret").reveal() + " "
                                + credentials.secret("licenseKey").reveal() + " "
                                + credentials.caller().line());
        assertThat(pair).isEqualTo("SP999999_partner SL123456_abcd " + tenant + ":123456");
    }

    @Test
    void aKeyWithoutTheUsualFormIsPacedByItsShop() {
        String pace = ring("SP999999_partner")
                .with(shop, key(null), PROVE, pair -> pair.caller().line());
        assertThat(pace).isEqualTo(id.toString());
    }

    private String line(KeyGeneration key) {
        return ring("SP999999_partner")
                .with(
                        shop,
                        key,
                        Use.byJob(Use.Purpose.ASK_FOR_EXPIRY),
                        pair -> pair.caller().line());
    }

    @Test
    void aKeyThatRmsHasAcceptedIsPacedByItsNumberWhateverTenantItIsOf() {
        KeyGeneration key = key("123456");
        KeyGeneration told = key.with(new KeyGeneration.Said(NOW, false, null));
        KeyGeneration inUse = key.activated(NOW, false, KeyGeneration.Said.NOTHING);
        assertThat(line(told)).isEqualTo("123456");
        assertThat(line(inUse)).isEqualTo("123456");
    }

    @Test
    void aDateThatAMemberEnteredProvesNothing() {
        KeyGeneration.Said byHand = KeyGeneration.Said.NOTHING.entered(NOW, MemberId.next());
        assertThat(line(key("123456").with(byHand))).isEqualTo(tenant + ":123456");
    }

    @Test
    void checksGoBeforeIntakeAndDiagnosis() {
        KeyGeneration key = key("123456");
        KeyCredentials keyCredentials = ring("SP999999_partner");
        Predicate<Use.Purpose> urgent = purpose -> keyCredentials.with(
                shop, key, Use.byJob(purpose), pair -> pair.caller().urgent());
        assertThat(Arrays.stream(Use.Purpose.values()).filter(Predicate.not(urgent)))
                .containsExactlyInAnyOrder(Use.Purpose.FETCH_ORDERS, Use.Purpose.TRY_OUT_FUNCTIONS);
    }

    @Test
    void secretsAreWipedAfterTheCall() {
        Credentials kept = ring("SP999999_partner").with(shop, key("123456"), PROVE, pair -> pair);
        assertThatThrownBy(kept.secret("licenseKey")::reveal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(kept.secret("serviceSecret")::reveal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutThePortalsSecretNothingIsAsked() {
        Mall without = RakutenAlone.withPartner(null);
        assertThat(without.offers(RakutenFamilies.DEVELOPER_APP)).isFalse();
        assertThatThrownBy(() -> ring(null).with(shop, key("123456"), PROVE, pair -> pair))
                .isInstanceOf(IllegalStateException.class);
    }
}
