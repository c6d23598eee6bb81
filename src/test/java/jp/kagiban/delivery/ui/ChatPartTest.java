package jp.kagiban.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ChatPartTest extends ShopScreens {

    private static final String SLACK = "https://hooks.slack.com/services/T1/B1/typed-secret";

    @Autowired
    ChatChannels channels;

    @BeforeEach
    void open() {
        navigate(ReceivingView.class);
    }

    @Test
    void aChannelIsAddedAndItsAddressIsOnNoScreen() {
        addSlack();
        assertThat(page()).contains("「店舗チーム」を追加しました。", "Slack", "まだ送っていません");
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain("typed-secret");
    }

    @Test
    void aWrongAddressIsToldBesideItsFieldAndNothingTypedIsLost() {
        press("送り先を追加");
        typeThere("名前", "店舗チーム");
        typeThere("Webhook URL", "https://example.jp/hook");
        pressThere("追加");
        assertThat(there("Webhook URL").getErrorMessage()).startsWith("SlackのWebhook URLは");
        assertThat(there("名前").getValue()).isEqualTo("店舗チーム");
        assertThat(channels.all()).isEmpty();
    }

    @Test
    void anEmptyAddressIsNamedByItsField() {
        press("送り先を追加");
        typeThere("名前", "店舗チーム");
        pressThere("追加");
        assertThat(there("Webhook URL").getErrorMessage()).isEqualTo("Webhook URLを入力してください。");
    }

    @Test
    void aWebhookIsToldWhichPartOfItsAddressIsWrong() {
        press("送り先を追加");
        kind().setValue(ChannelKind.WEBHOOK);
        roundTrip();
        typeThere("名前", "在庫システム");
        typeThere("Webhook URL", "https://example.jp:25/hook");
        pressThere("追加");
        assertThat(there("Webhook URL").getErrorMessage()).startsWith("Webhook URLのポート番号");
    }

    @Test
    void chatworkAsksForARoomAndAToken() {
        press("送り先を追加");
        kind().setValue(ChannelKind.CHATWORK);
        roundTrip();
        typeThere("名前", "店舗チーム");
        typeThere("ルーム番号", "12a");
        pressThere("追加");
        assertThat(there("ルーム番号").getErrorMessage()).isEqualTo("ルーム番号を数字で入力してください。");
    }

    @Test
    void anUnusualAddressForTeamsIsDoubtedAndTaken() {
        press("送り先を追加");
        kind().setValue(ChannelKind.TEAMS);
        roundTrip();
        typeThere("名前", "店舗チーム");
        typeThere("Webhook URL", "https://example.jp/hook");
        assertThat(page()).contains("TeamsのワークフローのURLではないようです。");
        pressThere("追加");
        assertThat(channels.all()).extracting(ChatChannels.Shown::kind).containsExactly(ChannelKind.TEAMS);
    }

    @Test
    void whatSomebodyElseRemovedIsSaid() {
        addSlack();
        channels.remove(channels.all().getFirst().id());
        press("テスト送信");
        assertThat(page()).contains("この送り先は、ほかのメンバーが削除しました。", "まだ送り先がありません。");
    }

    @Test
    void theAnswerOfATestStandsBesideTheRowThatWasPressed() {
        addWebhook("倉庫");
        addWebhook("本部");
        testAndWait("本部");
        assertThat(rowOf("本部")).contains("「本部」には送れません（社内などの");
        assertThat(rowOf("倉庫")).doesNotContain("送れません");
    }

    @Test
    void aTestRightAfterAnotherIsAskedToWaitAndNamesNoChannel() {
        addWebhook("本部");
        testAndWait("本部");
        test(testOf("本部")).click();
        follows(() -> assertThat(rowOf("本部")).contains("数秒おいて").doesNotContain("届きません", "混み合って"));
    }

    private void testAndWait(String name) {
        test(testOf(name)).click();
        follows(() -> assertThat(page()).doesNotContain("「" + name + "」に送っています。"));
    }

    private Button testOf(String name) {
        return find(Button.class)
                .withAttribute("aria-label", "「" + name + "」にテスト送信")
                .single();
    }

    private String rowOf(String name) {
        Component cell = testOf(name).getParent().orElseThrow().getParent().orElseThrow();
        return PageText.of(cell.getParent().orElseThrow());
    }

    /** Nobody may call its address. */
    private void addWebhook(String name) {
        press("送り先を追加");
        kind().setValue(ChannelKind.WEBHOOK);
        roundTrip();
        typeThere("名前", name);
        typeThere("Webhook URL", "https://localhost/hook");
        pressThere("追加");
        pressThere("閉じる");
    }

    private void addSlack() {
        press("送り先を追加");
        typeThere("名前", "店舗チーム");
        typeThere("Webhook URL", SLACK);
        pressThere("追加");
    }

    @SuppressWarnings("unchecked")
    private Select<ChannelKind> kind() {
        return find(Select.class, dialog()).single();
    }

    private Dialog dialog() {
        return find(Dialog.class).single();
    }

    private TextField there(String label) {
        return find(TextField.class, dialog()).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void typeThere(String label, String value) {
        test(there(label)).setValue(value);
    }

    private void pressThere(String text) {
        test(find(Button.class, dialog()).withText(text).single()).click();
        roundTrip();
    }
}
