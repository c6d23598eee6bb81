package jp.kagiban.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.checkbox.Checkbox;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.delivery.letter.MailChoices;
import jp.kagiban.delivery.letter.MailSort;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class MailPartTest extends ShopScreens {

    @Autowired
    MailChoices choices;

    @Autowired
    History history;

    @Autowired
    CurrentMember member;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    private Checkbox box() {
        navigate(ReceivingView.class);
        return find(Checkbox.class).withLabel("お知らせをメールで受け取る").single();
    }

    @Test
    void anOwnerHasThemOnAndSeesWhereTheyGo() {
        assertThat(box().getValue()).isTrue();
        assertThat(page()).containsPattern("宛先 owner\\d+@example.jp").doesNotContain("確認されるまで");
    }

    @Test
    void whatCameOfTheLastMailsStandsThere() {
        db.sql("INSERT INTO delivery (tenant_id, id, channel, recipient_id, state, created_at, tries, ended_at, answer)"
                        + " VALUES (?, ?, 'MAIL', ?, 'FAILED', ?, 9, ?, '550 5.1.1')")
                .params(
                        Column.of(scope.current()),
                        Column.of(Ids.next()),
                        Column.of(member.id()),
                        Column.of(SettableClock.START),
                        Column.of(SettableClock.START))
                .update();
        box();
        assertThat(page()).contains("550 5.1.1");
    }

    @Test
    void turnedOffTheyStayOffAndTheHistoryTells() {
        test(box()).click();
        press("メールの設定を保存");
        assertThat(page()).contains("鍵番の中のお知らせは、これまでどおり表示されます。週に一度のまとめは送ります。");
        assertThat(choices.wanted(MailSort.NOTICES)).isFalse();
        assertThat(box().getValue()).isFalse();
        assertThat(history.page(HistoryFilter.NONE, 0, 9))
                .extracting(Entry::code)
                .contains("NOTICE_MAILS_TURNED_OFF");
    }

    private Checkbox weekly() {
        navigate(ReceivingView.class);
        return find(Checkbox.class).withLabel("週に一度のまとめをメールで受け取る").single();
    }

    @Test
    void anOwnerTurnsTheWeeklySummaryOffAndKeepsTheNotices() {
        assertThat(weekly().getValue()).isTrue();
        test(weekly()).click();
        press("メールの設定を保存");
        assertThat(page()).contains("週に一度のまとめを送らないようにしました。");
        assertThat(choices.wanted(MailSort.WEEKLY)).isFalse();
        assertThat(choices.wanted(MailSort.NOTICES)).isTrue();
        assertThat(history.page(HistoryFilter.NONE, 0, 9))
                .extracting(Entry::code)
                .contains("WEEKLY_MAILS_TURNED_OFF")
                .doesNotContain("NOTICE_MAILS_TURNED_OFF");
    }

    @Test
    void onlyOwnersAreOfferedTheWeeklySummary() {
        db.sql("UPDATE membership SET member_role = 'MANAGER' WHERE tenant_id = ?")
                .param(Column.of(scope.current()))
                .update();
        box();
        assertThat(find(Checkbox.class).withLabel("週に一度のまとめをメールで受け取る").exists()).isFalse();
    }

    @Test
    void turnedOnAgainTheyComeAgain() {
        choices.choose(MailSort.NOTICES, false);
        test(box()).click();
        press("メールの設定を保存");
        assertThat(page()).contains("お知らせをメールでも送るようにしました。");
        assertThat(choices.wanted(MailSort.NOTICES)).isTrue();
    }

    @Test
    void whoseAddressIsNotProvenIsToldAndCanAskForTheMailAgain() {
        db.sql("UPDATE member_address SET proven_at = NULL WHERE member_id = ?")
                .param(Column.of(member.id()))
                .update();
        box();
        assertThat(page()).contains("メールアドレスが確認されるまで、お知らせのメールは届きません。");
        press("確認メールをもう一度送る");
    }
}
