package jp.kagiban.shell.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryDownload;
import jp.kagiban.audit.HistoryExport;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryRows;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Subject;
import jp.kagiban.kit.Facts;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.factor.FactorNews;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.SpentShare;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class AuditViewTest extends ShopScreens {

    @Autowired
    SpentShare spent;

    @Autowired
    AuditTrail trail;

    @Autowired
    History history;

    @Autowired
    AllowedHistory allowed;

    @Autowired
    HistoryExport export;

    @Autowired
    TenantScope tenants;

    @Autowired
    JdbcClient db;

    @Autowired
    OwnAccount names;

    @Autowired
    LoginHistory logins;

    @Autowired
    FactorNews factors;

    private void open(String query) {
        UI.getCurrent().navigate("security");
        UI.getCurrent().navigate("audit", QueryParameters.fromString(query));
    }

    @SuppressWarnings("unchecked")
    private Grid<Object> grid() {
        return find(Grid.class).single();
    }

    private String cell(int row, int column) {
        return test(grid()).getCellText(row, column);
    }

    @Test
    void itTellsWhoDidWhatTheNewestFirst() {
        shop("傘の店", "umbrella", key(1));
        open("");
        assertThat(find(H1.class).single().getText()).isEqualTo("操作履歴");
        assertThat(test(grid()).size()).isEqualTo(3);
        assertThat(cell(0, 0)).isEqualTo("2026/11/25 10:42:00");
        assertThat(cell(0, 1)).isEqualTo("山田 花子");
        assertThat(cell(0, 2)).isEqualTo("新しいキーを登録");
        assertThat(cell(0, 3)).isEqualTo("傘の店");
        assertThat(page()).contains("3件");
    }

    @Test
    void whoHasAnotherNameNowIsFoundByTheOneBefore() {
        names.rename(member.id(), "山田 はな");
        open("");
        assertThat(cell(0, 1)).isEqualTo("山田 はな");
        assertThat(cell(0, 2)).isEqualTo("名前を変更");
        assertThat(cell(0, 3)).isEqualTo("山田 花子");
    }

    @Test
    void aUseOfASecretTellsWhatItWasFor() {
        shopInUse("傘の店", "umbrella", key(1), FAR);
        open("who=system&what=secret");
        assertThat(cell(0, 2)).isEqualTo("キーを使用（新しいキーの確認）");
    }

    @Test
    void usesOfSecretsAreShownOnlyIfTheyAreChosen() {
        shopInUse("傘の店", "umbrella", key(1), FAR);
        open("who=system");
        assertThat(openings()).isZero();
        open("who=system&what=secret");
        assertThat(openings()).isPositive();
    }

    private long openings() {
        return IntStream.range(0, test(grid()).size())
                .filter(row -> cell(row, 2).startsWith("キーを使用"))
                .count();
    }

    @Test
    void howOftenTheKeysOfEachShopWereUsedIsToldByName() {
        ShopId shop = shopInUse("傘の店", "umbrella", key(1), FAR);
        trail.record(AuditRecord.of(Action.SECRETS_CLOSED)
                .by(Actor.portal())
                .with(Detail.SHOPS, shop + ":24 " + Ids.next() + ":3 forged:1")
                .counting(27));
        assertThat(newest()).contains("店舗：傘の店（24）・削除した店舗（3）・forged:1", "件数：27");
    }

    @Test
    void theFileHoldsEachUse() throws IOException {
        shopInUse("傘の店", "umbrella", key(1), FAR);
        shopInUse("鍵の店", "keys", key(2), FAR);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.ofCompany(allowed, HistoryFilter.NONE, allowed.words(UI.getCurrent()), member.id(), out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("SECRETS_OPENED")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void loginsAndFactorsAreFound() {
        logins.factorPassed(member.id(), Factor.CODE);
        factors.tell(member.id(), Action.PASSKEY_ADDED, MailKind.PASSKEY_ADDED);
        open("what=login");
        assertThat(cell(0, 2)).isEqualTo("パスキーを追加");
        assertThat(cell(1, 2)).isEqualTo("二段階認証を通過");
        assertThat(cell(1, 3)).isEqualTo("山田 花子");
    }

    @Test
    void rolesAreTheWordsThatMembersKnow() {
        trail.record(AuditRecord.of(Action.MEMBER_ROLE_CHANGED)
                .on(Subject.member(member.id()))
                .with(Detail.ROLE, Role.MANAGER));
        assertThat(newest()).contains("役割：担当者").doesNotContain("MANAGER");
    }

    @Test
    void theInvitedPersonIsNamed() {
        trail.record(AuditRecord.of(Action.MEMBER_INVITED)
                .with(Detail.MAIL, "s…@example.jp")
                .with(Detail.ROLE, Role.VIEWER));
        open("");
        assertThat(cell(0, 3)).isEqualTo("s…@example.jp");
    }

    private String newest() {
        HistoryRows rows = new HistoryRows(allowed.words(UI.getCurrent()));
        return PageText.textOf(
                rows.row(history.before(HistoryFilter.NONE, Long.MAX_VALUE, 1).getFirst()));
    }

    @Test
    void whatThePortalDoesIsTheSystems() {
        shopInUse("傘の店", "umbrella", key(1), FAR);
        open("who=system&what=key");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(cell(0, 1)).isEqualTo("システム");
        assertThat(cell(0, 2)).isEqualTo("新しいキーの使用を開始");
    }

    @Test
    void theFilterStandsInTheAddress() {
        ShopId shop = shop("傘の店", "umbrella", key(1));
        shop("鍵の店", "keys", key(2));
        HistoryFilter filter = new HistoryFilter(
                LocalDate.of(2026, 11, 25),
                LocalDate.of(2026, 11, 25),
                member.id(),
                Action.Group.SHOP,
                shop,
                Outcome.DONE,
                Action.SHOP_REGISTERED,
                null);
        open(filter.query().getQueryString());
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(cell(0, 3)).isEqualTo("傘の店");
        assertThat(HistoryFilter.of(filter.query())).isEqualTo(filter);
    }

    @Test
    @SuppressWarnings("unchecked")
    void choosingNarrowsTheList() {
        shop("傘の店", "umbrella", key(1));
        open("");
        Select<Action.Group> what = find(Select.class).withLabel("操作内容").single();
        test(what).selectItem("キー");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(cell(0, 2)).isEqualTo("新しいキーを登録");
    }

    @Test
    void nothingFoundSaysSo() {
        open("from=2027-01-01");
        assertThat(page()).contains("この条件に合う記録はありません。", "条件を解除", "0件");
    }

    @Test
    void aWholeChainIsSaidToBeWholeAndTheCheckIsWrittenDown() {
        open("");
        press("改ざんを点検");
        assertThat(page()).contains("2026/11/25 10:42 に点検しました。操作履歴は、すべて記録されたとおりです。");
        open("what=history");
        assertThat(cell(0, 2)).isEqualTo("操作履歴の改ざんの有無を確認");
    }

    @Test
    void entriesThatTheListLeavesOutAreCheckedToo() {
        trail.record(AuditRecord.of(Action.SECRETS_CLOSED).by(Actor.portal()).counting(27));
        open("");
        press("改ざんを点検");
        assertThat(page()).contains("ふだん一覧に出ない、暗号化した情報の記録1件も含みます。");
    }

    @Test
    void aBrokenChainIsNamedWithItsPlace() {
        shop("傘の店", "umbrella", key(1));
        db.sql("UPDATE audit_entry SET subject_label = '鍵の店' WHERE tenant_id = ? AND seq = 2")
                .param(Column.of(tenants.current()))
                .update();
        open("");
        press("改ざんを点検");
        assertThat(page()).contains("操作履歴の2番で、つながりが切れています", "鍵番の外から変更されています");
    }

    @Test
    void theFileHoldsWhatIsShownAndNoFormula() throws IOException {
        trail.record(AuditRecord.of(Action.SHOP_CHANGED).on(Subject.shop(ShopId.next(), "=1+1")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.ofCompany(allowed, HistoryFilter.NONE, allowed.words(UI.getCurrent()), member.id(), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF番号,日時（日本時間）,日時（UTC）,操作した人,")
                .contains("2,2026/11/25 10:42:00,2026-11-25 01:42:00.000000 UTC,山田 花子,店舗の情報を変更,SHOP_CHANGED,'=1+1,");
        assertThat(history.page(HistoryFilter.NONE, 0, 1).getFirst().amount()).isEqualTo(2);
    }

    @Test
    void theFileIsOffered() {
        open("");
        press("CSV出力");
        assertThat(find(HistoryDownload.class).single().isOpened()).isTrue();
        assertThat(find(Anchor.class).withText("ダウンロード").exists()).isTrue();
    }

    @Test
    void soIsAFileThatIsCheckedElsewhere() {
        open("");
        press("CSV出力");
        assertThat(find(Anchor.class).withText("検証用ファイル").exists()).isTrue();
        assertThat(find(Anchor.class).withText("公開鍵").single().getHref()).isEqualTo("history-key.pem");
        assertThat(find(Anchor.class).withText("検証プログラム").single().getHref()).isEqualTo("Verify.java");
    }

    @Test
    void onAPhoneEachEntryIsARowThatOpens() {
        shop("傘の店", "umbrella", key(1));
        assertThat(newest()).contains("新しいキーを登録", "山田 花子", "傘の店", "成功", "licenseKeyの末尾：…0001");
    }

    @Test
    void onADeskEachEntryHasAButtonThatOpensAndClosesIt() {
        shop("傘の店", "umbrella", key(1));
        open("");
        assertThat(opener(0).getText()).isEqualTo("詳細");
        assertThat(opener(0).getAriaLabel()).hasValue("詳細：新しいキーを登録（2026/11/25 10:42:00、3番）");
        test(opener(0)).click();
        assertThat(isOpen(0)).isTrue();
        test(opener(0)).click();
        assertThat(isOpen(0)).isFalse();
    }

    @Test
    void theButtonSaysWhetherItsEntryIsOpen() {
        shop("傘の店", "umbrella", key(1));
        open("");
        assertThat(expanded(0)).isEqualTo("false");
        test(opener(0)).click();
        assertThat(expanded(0)).isEqualTo("true");
        assertThat(expanded(1)).isEqualTo("false");
    }

    @Test
    void anOpenEntrySaysAllThatItsColumnsMayCutOff() {
        shop("傘の店", "umbrella", key(1));
        open("");
        test(opener(0)).click();
        roundTrip();
        assertThat(find(Facts.class).all())
                .extracting(PageText::textOf)
                .anyMatch(facts -> facts.contains("新しいキーを登録") && facts.contains("licenseKeyの末尾：…0001"));
    }

    @Test
    void anEntryWithoutDetailsHasNoEmptyLineForThem() {
        names.rename(member.id(), "山田 はな");
        open("");
        test(opener(0)).click();
        roundTrip();
        assertThat(find(Facts.class).all())
                .extracting(PageText::textOf)
                .anyMatch(facts ->
                        facts.contains("名前を変更") && !facts.replace("操作内容", "").contains("内容"));
    }

    private Button opener(int row) {
        return (Button) test(grid()).getCellComponent(row, 5);
    }

    private String expanded(int row) {
        return opener(row).getElement().getAttribute("aria-expanded");
    }

    private boolean isOpen(int row) {
        return grid().isDetailsVisible(test(grid()).getRow(row));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void noDeedHasTheNameOfAButtonOfThePage(Action action) {
        String word = action.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(UI.getCurrent().getTranslation("audit.action." + word)).doesNotContain("CSV出力", "改ざんを点検", "条件を解除");
    }

    @Test
    void theMenuLeadsThere() {
        open("");
        assertThat(Drawn.select(find(SideNav.class).single(), "vaadin-side-nav-item"))
                .extracting(item -> item.text())
                .contains("操作履歴");
    }

    @Test
    void whoeverIsNoOwnerFindsNothingAndIsNoted() {
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(tenants.current()))
                .update();
        open("");
        assertThat(page()).contains("この操作はできません").doesNotContain("改ざんを点検");
        assertThat(history.page(HistoryFilter.NONE, 0, 1).getFirst().code()).isEqualTo("ACCESS_REFUSED");
    }

    @Test
    void anOpenHistoryStopsOnceItsReaderIsNoOwnerAnyMore() {
        open("");
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(tenants.current()))
                .update();
        assertRefused(() -> allowed.count(HistoryFilter.NONE));
        assertRefused(() -> allowed.page(HistoryFilter.NONE, 0, 10));
        assertRefused(() -> allowed.check(new Div()));
    }

    private static void assertRefused(ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(AccessRefused.class);
    }

    @Test
    void whoHasDoneTooMuchGetsNoFile() {
        HistoryWords words = allowed.words(UI.getCurrent());
        spent.refuses(
                member.id(),
                one -> export.ofCompany(allowed, HistoryFilter.NONE, words, one, OutputStream.nullOutputStream()));
    }
}
