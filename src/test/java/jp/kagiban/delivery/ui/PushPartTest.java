package jp.kagiban.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.kagiban.delivery.push.BrowserDouble;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.kit.PushButton;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class PushPartTest extends ShopScreens {

    private static final String ENDPOINT = "https://push.example.net/send/told-secret";

    @Autowired
    PushBrowsers browsers;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    TestLogin login;

    private PushButton take;

    @BeforeEach
    void open() {
        navigate(ReceivingView.class);
        take = find(PushButton.class).single();
    }

    @Test
    void whatTheBrowserTellsIsTakenAndListedWithoutItsAddress() throws Exception {
        says("kb-push", "event.detail", new BrowserDouble(ENDPOINT).subscription());
        assertThat(page()).contains("この端末で通知を受け取ります。", "（この端末）").doesNotContain("told-secret");
        assertThat(take.isVisible()).isFalse();
        assertThat(browsers.mine()).hasSize(1);
    }

    @Test
    void whoeverCancelsTheProofLeavesNoSubscriptionInTheBrowser() throws Exception {
        proveLongAgo();
        sees("ABLE", "");
        says("kb-push", "event.detail", new BrowserDouble(ENDPOINT).subscription());
        scripts();
        press("キャンセル");
        assertThat(scripts()).contains("push.forget()");
        assertThat(browsers.mine()).isEmpty();
    }

    /** Another company of the member may use the same subscription. */
    @Test
    void aSubscriptionFromBeforeThePressStays() throws Exception {
        proveLongAgo();
        sees("ABLE", ENDPOINT);
        says("kb-push", "event.detail", new BrowserDouble(ENDPOINT).subscription());
        scripts();
        press("キャンセル");
        assertThat(scripts()).doesNotContain("push.forget()");
    }

    private void proveLongAgo() {
        login.enter(
                VaadinSession.getCurrent(),
                login.provenAt(member.id(), clock.instant().minus(Duration.ofMinutes(6))));
    }

    /** The scripts that the browser was asked to run since the last call. */
    private static String scripts() {
        UIInternals page = UI.getCurrent().getInternals();
        page.getStateTree().runExecutionsBeforeClientResponse();
        return page.dumpPendingJavaScriptInvocations().stream()
                .map(call -> call.getInvocation().getExpression())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"DENIED, 通知が拒否されています", "HOME_SCREEN, ホーム画面に追加", "NONE, このブラウザーでは通知を受け取れません"})
    void whyThisBrowserCannotIsSaid(String ability, String said) {
        sees(ability, "");
        assertThat(page()).contains(said);
        assertThat(take.isVisible()).isFalse();
    }

    @Test
    void aBrowserThatIsThereIsKnownAgain() throws Exception {
        browsers.add(new BrowserDouble(ENDPOINT).subscription(), Locale.JAPANESE);
        sees("ABLE", ENDPOINT + "/another");
        assertThat(page()).doesNotContain("（この端末）");
        sees("ABLE", ENDPOINT);
        assertThat(page()).contains("（この端末）");
    }

    @Test
    void aBrowserThatNothingReachesIsNamedAndCanBeRemoved() throws Exception {
        browsers.add(new BrowserDouble(ENDPOINT).subscription(), Locale.JAPANESE);
        db.sql("UPDATE push_browser SET gone_at = ? WHERE tenant_id = ?")
                .params(Column.of(SettableClock.START), Column.of(scope.current()))
                .update();
        sees("ABLE", ENDPOINT);
        assertThat(page()).contains("この端末の通知が届かなくなりました。").doesNotContain("（この端末）", "テスト通知");
        assertThat(take.isVisible()).isTrue();
        press("削除");
        assertThat(page()).contains("通知を受け取る端末から削除しますか");
    }

    @Test
    void aTestRightAfterAnotherIsAskedToWait() throws Exception {
        says("kb-push", "event.detail", new BrowserDouble("https://localhost/send").subscription());
        press("テスト通知");
        follows(() -> assertThat(page()).contains("テスト通知を送れません"));
        press("テスト通知");
        follows(() -> assertThat(page()).contains("数秒おいて").doesNotContain("送れません", "混み合って"));
    }

    @Test
    void aNoIsSaidAndTheButtonStays() {
        says("kb-push-failed", "event.detail", "NotAllowedError");
        assertThat(page()).contains("通知が許可されませんでした。");
        says("kb-push-failed", "event.detail", "AbortError");
        assertThat(page()).contains("通知を登録できませんでした。");
        assertThat(take.isVisible()).isTrue();
    }

    @Test
    void aBrowserThatAsksNoMoreIsNotSaidToAskOnceMore() {
        sees("DENIED", "");
        says("kb-push-failed", "event.detail", "NotAllowedError");
        assertThat(page()).contains("ブラウザーの設定で").doesNotContain("もう一度押して");
    }

    @Test
    void theHeadlineIsShownWhereItIsChosen() throws Exception {
        says("kb-push", "event.detail", new BrowserDouble(ENDPOINT).subscription());
        test(find(Checkbox.class).all().stream()
                        .filter(box -> "店舗名と見出しを表示する".equals(box.getLabel()))
                        .findFirst()
                        .orElseThrow())
                .click();
        assertThat(browsers.mine())
                .singleElement()
                .satisfies(one -> assertThat(one.headlineWanted()).isTrue());
    }

    private void sees(String ability, String endpoint) {
        ObjectNode data = JsonMapper.shared().createObjectNode();
        data.put("event.detail.ability", ability).put("event.detail.endpoint", endpoint);
        fire("kb-push-seen", data);
    }

    private void says(String event, String name, String detail) {
        ObjectNode data = JsonMapper.shared().createObjectNode();
        fire(event, data.put(name, detail));
    }

    private void fire(String event, ObjectNode data) {
        take.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(take.getElement(), event, data));
        roundTrip();
    }
}
