package jp.kagiban.sandbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.kagiban.kit.DataTable;
import jp.kagiban.manual.ui.RmsDoor;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.sandbox.SandboxFunction;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.sandbox.SandboxScreenTest;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.sandbox.ServiceState;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Labels;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SandboxScreenTest
@ViewPackages(packages = "jp.kagiban")
@AsMerchant
class SandboxViewTest extends SpringBrowserlessTest {

    @Autowired
    SandboxRms desk;

    @Autowired
    SandboxOrders orders;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    RmsDoor door;

    @Autowired
    ShopStatuses statuses;

    @BeforeEach
    void openInFairWeather() {
        desk.setWeather(ServiceState.NORMAL);
        navigate("sandbox", SandboxView.class);
    }

    @Test
    void theDeskSaysThatItsKeysAreNotReal() {
        assertThat(find(H1.class).single().getText()).isEqualTo("RMSサンドボックス");
        assertThat(find(Paragraph.class, find(SandboxView.class).single())
                        .first()
                        .getText())
                .contains("本物ではなく");
    }

    @Test
    void itsTitleEndsWithOurNameAndItsNamesAreDistinct() {
        freshShop();
        press("新しいライセンスキーを発行");
        press("新しいライセンスキーを発行");
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo("RMSサンドボックス｜鍵番");
        assertThat(Labels.confused(find(SandboxView.class).single())).isEmpty();
    }

    @Test
    void aNewcomerGetsASecretAndAKeyInFull() {
        SandboxShop shop = freshShop();
        press("新しいライセンスキーを発行");
        SandboxKey key = lastKeyOf(shop);
        assertThat(find(Code.class).all()).extracting(Code::getText).contains(shop.serviceSecret(), key.licenseKey());
        assertThat(key.expiresAt()).isEqualTo(Instant.parse("2027-02-23T14:59:59Z"));
        assertThat(key.activeFrom()).isEqualTo(SettableClock.START);
    }

    @Test
    void whatWasIssuedIsThereAfterAReload() {
        SandboxShop shop = freshShop();
        press("新しいライセンスキーを発行");
        assertThat(find(H2.class).withText(shop.name() + "のキーを発行しました").exists()).isTrue();
        UI.getCurrent().navigate("manual");
        UI.getCurrent().navigate("sandbox", QueryParameters.of("shop", shop.number()));
        assertThat(find(H2.class).withText(shop.name() + "の今のキー").exists()).isTrue();
        assertThat(find(Code.class).all())
                .extracting(Code::getText)
                .contains(shop.serviceSecret(), lastKeyOf(shop).licenseKey());
    }

    @Test
    void itsValuesAreHandedToTheFormOfANewShop() {
        SandboxShop shop = freshShop();
        press("新しいライセンスキーを発行");
        press("この値で店舗を追加");
        assertThat(field("ショップURL").getValue()).isEqualTo(shop.code());
        assertThat(field("serviceSecret").getValue()).isEqualTo(shop.serviceSecret());
        assertThat(field("licenseKey").getValue()).isEqualTo(lastKeyOf(shop).licenseKey());
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("shops/new");
    }

    @Test
    void ordersAreLetCome() {
        SandboxShop shop = freshShop();
        press("過去30日に注文を100件作る");
        assertThat(orders.count(shop.number())).isEqualTo(100);
        test(find(IntegerField.class).single()).setValue(60);
        assertThat(orders.rate(shop.number())).isEqualTo(60);
    }

    @Test
    void theEndMayBeGivenToTheSecond() {
        SandboxShop shop = freshShop();
        choose("有効期限", "日時を指定");
        test(field("終了日時")).setValue("2026/12/01 08:09:10");
        press("新しいライセンスキーを発行");
        assertThat(lastKeyOf(shop).expiresAt()).isEqualTo(Instant.parse("2026-11-30T23:09:10Z"));
    }

    @Test
    void anEndThatCannotBeReadIsSaidBesideItsField() {
        SandboxShop shop = freshShop();
        choose("有効期限", "日時を指定");
        test(field("終了日時")).setValue("2026/02/30 08:09:10");
        press("新しいライセンスキーを発行");
        assertThat(field("終了日時").getErrorMessage()).contains("読み取れません");
        assertThat(desk.shop(shop.number()).keys()).isEmpty();
    }

    @Test
    void anotherTermTakesBackWhatWasSaidOfTheEnd() {
        freshShop();
        choose("有効期限", "日時を指定");
        test(field("終了日時")).setValue("2026/02/30 08:09:10");
        press("新しいライセンスキーを発行");
        choose("有効期限", "1分以内");
        choose("有効期限", "日時を指定");
        assertThat(field("終了日時").isInvalid()).isFalse();
    }

    @Test
    void aKeyMayEndWithinTheMinuteAndBeKnownLater() {
        SandboxShop shop = freshShop();
        choose("有効期限", "1分以内");
        choose("使えるまで", "10分");
        press("新しいライセンスキーを発行");
        SandboxKey key = lastKeyOf(shop);
        assertThat(key.expiresAt()).isBefore(SettableClock.START.plus(Duration.ofMinutes(1)));
        assertThat(key.activeFrom()).isEqualTo(SettableClock.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aReloadKeepsTheShopAndItsUrlIsShown() {
        SandboxShop first = freshShop();
        freshShop();
        UI.getCurrent().navigate("sandbox", QueryParameters.of("shop", first.number()));
        assertThat(find(Select.class).withCaption("テスト店舗").single().getHelperText())
                .isEqualTo("ショップURL：" + first.code());
    }

    @Test
    void withoutAnAddressTheCompanysOwnShopIsChosen() {
        SandboxShop own = freshShop();
        register(own);
        freshShop();
        UI.getCurrent().navigate("manual");
        UI.getCurrent().navigate("sandbox");
        assertThat(chosen()).isEqualTo(own);
    }

    @Test
    void whereNamesRepeatTheCompanyStandsBesideThem() {
        desk.openShop("900001", "yamada-1", "楽天市場1号店");
        desk.openShop("900005", "sato", "楽天市場1号店");
        UI.getCurrent().navigate("sandbox", QueryParameters.of("shop", "900005"));
        assertThat(select().getItemLabelGenerator().apply(chosen())).isEqualTo("楽天市場1号店 (900005・佐藤雑貨店)");
    }

    @Test
    void theLinkFromAShopLeadsToTheShopWithItsCode() {
        SandboxShop first = freshShop();
        freshShop();
        String href = door.link(new Div(), first.code()).getHref();
        UI.getCurrent().navigate("sandbox", QueryParameters.fromString(href.substring("sandbox?".length())));
        assertThat(chosen()).isEqualTo(first);
    }

    @Test
    void theLinkAboveAShopsPageLeadsToThatShop() {
        SandboxShop first = freshShop();
        SandboxShop second = freshShop();
        register(first);
        register(second);
        String id = statuses.all().stream()
                .filter(shop -> shop.code().equals(first.code()))
                .map(shop -> shop.shop().toString())
                .findFirst()
                .orElseThrow();
        UI.getCurrent().navigate("shops/" + id + "/renew");
        assertThat(PageText.html(UI.getCurrent())).contains("sandbox?from=" + id);
        UI.getCurrent().navigate("sandbox", QueryParameters.of("from", id));
        assertThat(chosen()).isEqualTo(first);
    }

    private void register(SandboxShop shop) {
        KeyEntry keys = RakutenEntry.of(
                "SP123456_a1b2c3d4e5f6",
                "SL123456_desk%06d".formatted(desk.shops().size()));
        NewShop entered = new NewShop("本店", shop.code(), "", RakutenFamilies.OWN_APP, keys, Set.of());
        shopForms.register(entered, MemberId.next());
    }

    private SandboxShop chosen() {
        return select().getValue();
    }

    @SuppressWarnings("unchecked")
    private Select<SandboxShop> select() {
        return find(Select.class).withCaption("テスト店舗").single();
    }

    @Test
    void theThirdLiveKeyIsRefusedWithASentence() {
        SandboxShop shop = freshShop();
        for (int key = 0; key < 3; key++) {
            press("新しいライセンスキーを発行");
        }
        assertThat(find(Paragraph.class).all()).extracting(Paragraph::getText).anyMatch(text -> text.contains("2つ"));
        assertThat(desk.shop(shop.number()).keys()).hasSize(2);
    }

    @Test
    void onAPhoneEachKeyIsACardWhoseLinesBearTheirNames() {
        freshShop();
        press("新しいライセンスキーを発行");
        List<String> labels = find(DataTable.class)
                .single()
                .getElement()
                .getChild(1)
                .getChild(0)
                .getChildren()
                .skip(1)
                .map(cell -> cell.getAttribute("data-label"))
                .toList();
        assertThat(labels).containsExactly("終了日時", "状態", "操作", "利用機能");
    }

    @Test
    void aKeyIsStoppedFromTheTable() {
        SandboxShop shop = freshShop();
        press("新しいライセンスキーを発行");
        press("利用停止");
        assertThat(lastKeyOf(shop).stopped()).isFalse();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(lastKeyOf(shop).stopped()).isTrue();
        assertThat(find(Button.class).withText("利用停止").all()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void functionsAndWeatherAreChosenHere() {
        SandboxShop shop = freshShop();
        CheckboxGroup<SandboxFunction> functions = find(CheckboxGroup.class).single();
        test(functions).deselectItem("license.expiryDate.get");
        choose("RMSの様子", "混雑");
        assertThat(desk.shop(shop.number()).functions())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(SandboxFunction.LICENCE_EXPIRY)));
        assertThat(desk.weather()).isEqualTo(ServiceState.THROTTLED);
    }

    @Test
    void anotherShopShowsItsOwnKeys() {
        SandboxShop first = freshShop();
        press("新しいライセンスキーを発行");
        freshShop();
        assertThat(find(Code.class).all()).isEmpty();
        choose("テスト店舗", first.name() + " (" + first.number() + ")");
        assertThat(find(Code.class).all())
                .extracting(Code::getText)
                .contains(lastKeyOf(first).licenseKey());
    }

    @Test
    void aCopyIsConfirmedWhenTheBrowserHasDoneIt() {
        freshShop();
        press("新しいライセンスキーを発行");
        Button copy = find(Button.class).withText("licenseKeyをコピー").single();
        DomEvent done = new DomEvent(copy.getElement(), "kb-copied", JacksonUtils.createObjectNode());
        copy.getElement().getNode().getFeature(ElementListenerMap.class).fireEvent(done);
        assertThat(test(find(Notification.class).single()).getText()).isEqualTo("コピーしました");
    }

    private SandboxShop freshShop() {
        press("店舗を作る");
        return desk.shops().getLast();
    }

    private SandboxKey lastKeyOf(SandboxShop shop) {
        return desk.shop(shop.number()).keys().getLast();
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    private void choose(String label, String item) {
        test(find(Select.class)
                        .withPropertyValue(select -> ((Select<?>) select).getLabel(), label)
                        .single())
                .selectItem(item);
    }
}
