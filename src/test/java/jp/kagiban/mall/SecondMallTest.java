package jp.kagiban.mall;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kagiban.mall.ExpiryReading.Source;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.KeyCommands.ExpiryEntry;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Minato;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of another mall goes through the whole portal, and no module above the port knows of that mall. */
@Tag("slow")
@ScreenTest
@AsMerchant
@Import(Minato.class)
@ViewPackages(packages = "jp.kagiban")
class SecondMallTest extends ShopScreens {

    private static final String TOKEN = "aloha.~wind";
    private static final String NEXT = "mahalo.~sea";

    @Autowired
    Minato minato;

    @Autowired
    ShopStatuses statuses;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    private static NewShop form(String token) {
        KeyEntry keys = new KeyEntry(Map.of("partnerId", "P-1", "passphrase", "ひらけごま", "consentToken", token));
        return new NewShop("港の店", "https://harbour.minato.example/", "", Minato.FAMILY, keys, Set.of());
    }

    private ShopId shopInUse() {
        minato.takes(TOKEN);
        ShopId shop = ((Saving.Saved) shopForms.register(form(TOKEN), member.id())).shop();
        jobs.runDue();
        return shop;
    }

    private Active active(ShopId shop) {
        return statuses.of(shop).orElseThrow().active();
    }

    private ExpiryEntry certificateEnds(ShopId shop, LocalDate day) {
        return keyCommands.enterExpiry(shop, active(shop).generation(), Minato.CERTIFICATE, day, member.id());
    }

    private void see(String path) {
        UI.getCurrent().navigate("members");
        UI.getCurrent().navigate(path);
    }

    @Test
    void itsFormHasItsOwnFields() {
        see("shops/new");
        choose("港屋モール");
        assertThat(find(TextField.class).all().stream().filter(TextField::isVisible))
                .extracting(TextField::getLabel)
                .contains("パートナーID", "合言葉", "同意トークン");
        assertThat(page()).doesNotContain("licenseKey");
    }

    @SuppressWarnings("unchecked")
    private void choose(String mall) {
        RadioButtonGroup<Mall> malls =
                find(RadioButtonGroup.class).withLabel("モール").single();
        test(malls).selectItem(mall);
    }

    @Test
    void aShopIsRegisteredAtItsScreen() {
        minato.takes(TOKEN);
        see("shops/new");
        choose("港屋モール");
        type("店舗名", "港の店");
        type("ショップURL", "harbour");
        type("パートナーID", "P-1");
        type("合言葉", "hirake");
        type("同意トークン", TOKEN);
        press("設定を保存して次へ進む");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("港の店", "同意の期限"));
        assertThat(minato.asked()).contains("P-1/hirake/" + TOKEN);
    }

    @Test
    void itsOwnAlphabetIsAskedFor() {
        assertThat(shopForms.register(form("TOKEN-1"), member.id())).isInstanceOf(Saving.Refused.class);
    }

    @Test
    void theNearestOfItsEndsCounts() {
        ShopId shop = shopInUse();
        Instant consent = clock.instant().plus(Minato.CONSENT_LASTS);
        assertThat(active(shop).expiresAt()).isEqualTo(consent);
        assertThat(certificateEnds(shop, Jst.today(clock).plusDays(365))).isEqualTo(ExpiryEntry.STORED);
        assertThat(active(shop).expiresAt()).isEqualTo(consent);
        assertThat(active(shop).ends()).extracting(ExpiryReading::source).containsOnly(Source.DERIVED, Source.TYPED);
        certificateEnds(shop, Jst.today(clock).plusDays(3));
        assertThat(active(shop).enteredByHand()).isTrue();
    }

    @Test
    void noCertificateLastsLongerThanItsYear() {
        ShopId shop = shopInUse();
        assertThat(certificateEnds(shop, Jst.today(clock).plusDays(367))).isEqualTo(ExpiryEntry.TOO_FAR);
        assertThat(keyCommands.enterExpiry(
                        shop,
                        active(shop).generation(),
                        Minato.CONSENT,
                        Jst.today(clock).plusDays(9),
                        member.id()))
                .isEqualTo(ExpiryEntry.NOT_NEEDED);
    }

    @Test
    void itsNoticesAreInItsWords() {
        shopInUse();
        pass(Duration.ofDays(23));
        see("");
        assertThat(page()).contains("港の店の同意はあと5日です", "港屋モールで同意し直してください。").doesNotContain("楽天");
        pass(Duration.ofDays(6));
        see("");
        assertThat(page()).contains("港の店の同意が切れました");
    }

    @Test
    void aRenewalMovesTheConsentAndKeepsTheCertificate() {
        ShopId shop = shopInUse();
        LocalDate day = Jst.today(clock).plusDays(300);
        certificateEnds(shop, day);
        pass(Duration.ofDays(20));
        minato.takes(NEXT);
        assertThat(shopForms.renew(shop, NEXT, Set.of(), member.id())).isInstanceOf(Saving.Saved.class);
        jobs.runDue();
        assertThat(active(shop).expiresAt()).isEqualTo(clock.instant().plus(Minato.CONSENT_LASTS));
        assertThat(active(shop).ends()).extracting(end -> Jst.day(end.at())).contains(day);
        assertThat(minato.asked()).last().isEqualTo("P-1/ひらけごま/" + NEXT);
    }

    @Test
    void aNewConsentIsHeldAgainstTheOldOneAndNotAgainstTheCertificate() {
        ShopId shop = shopInUse();
        pass(Duration.ofDays(1));
        certificateEnds(shop, Jst.today(clock).plusDays(3));
        minato.takes(NEXT, Duration.ofDays(10));
        renewed(shop, NEXT);
        assertThat(statuses.of(shop).orElseThrow().waiting().hold()).isEqualTo(Hold.EARLIER_THAN_ACTIVE);
    }

    @Test
    void aCorrectedFieldBesideTheTokenKeepsEveryDate() {
        ShopId shop = shopInUse();
        certificateEnds(shop, Jst.today(clock).plusDays(3));
        minato.saysNothingOfEnds();
        KeyEntry passphrase = new KeyEntry(Map.of("passphrase", "ひらけごま2"));
        shopForms.replaceKeys(shop, passphrase, Set.of(), member.id());
        jobs.runDue();
        assertThat(active(shop).ends()).hasSize(2);
        assertThat(Jst.day(active(shop).expiresAt())).isEqualTo(Jst.today(clock).plusDays(3));
    }

    private void renewed(ShopId shop, String token) {
        shopForms.renew(shop, token, Set.of(), member.id());
        jobs.runDue();
    }

    @Test
    void aTokenThatItRefusesIsGivenUpInItsOwnTime() {
        ShopId shop = shopInUse();
        shopForms.renew(shop, NEXT, Set.of(), member.id());
        for (int i = 0; i < 200 && statuses.of(shop).orElseThrow().waiting() != null; i++) {
            jobs.runDue();
            pass(Duration.ofMinutes(2));
        }
        assertThat(statuses.of(shop).orElseThrow().refused()).isNotNull();
        assertThat(active(shop).rejectedSince()).isNull();
    }

    @Test
    void itHasNeitherFunctionsNorOrders() {
        ShopId shop = shopInUse();
        see("shops/" + shop);
        assertThat(page()).contains("港の店").doesNotContain("接続診断");
        assertThat(count("order_intake", shop)).isZero();
    }

    @Test
    void afterItsDeletionNothingIsLeft() {
        ShopId shop = shopInUse();
        certificateEnds(shop, Jst.today(clock).plusDays(300));
        assertThat(count("known_end", shop)).isEqualTo(2);
        assertThat(shopRecords.delete(shop, member.id())).isTrue();
        assertThat(List.of(count("known_end", shop), count("key_generation", shop), count("key_attempt", shop)))
                .containsOnly(0);
    }

    private int count(String table, ShopId shop) {
        return db.sql("SELECT COUNT(*) FROM " + table + " WHERE tenant_id = ? AND shop_id = ?")
                .param(Column.of(scope.current()))
                .param(Column.of(shop))
                .query(Integer.class)
                .single();
    }
}
