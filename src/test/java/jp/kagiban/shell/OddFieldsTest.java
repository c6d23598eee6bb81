package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.passkey.Passkeys;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OddStrings;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import tools.jackson.databind.node.JsonNodeFactory;

/** A thousand odd strings through the text fields of all screens and dialogs: none ends in a fault. */
@Tag("slow")
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class OddFieldsTest extends ShopScreens {

    private static final String FAULT = "予期しない問題";

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    StepUp stepUp;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    private MemberId owner;
    private TenantId tenant;
    private String at = "";

    @BeforeEach
    void knowWhoIsHere() {
        owner = member.id();
        tenant = scope.current();
    }

    /**
     * Where fields are.
     *
     * @param address of a page that can be filled in, a new one each time
     * @param opens its form
     * @param sends it
     */
    private record Screen(Supplier<Authentication> login, Supplier<String> address, Runnable opens, Runnable sends) {}

    private Screen page(String address, String send) {
        return new Screen(() -> login.of(owner), () -> address, () -> {}, () -> pressLast(send));
    }

    private Screen dialog(String address, String opener, Runnable sends) {
        return new Screen(() -> login.of(owner), () -> address, () -> pressLast(opener), sends);
    }

    private Screen console(Supplier<String> address, Runnable sends) {
        return new Screen(() -> login.withSecondFactor(owner), address, () -> {}, sends);
    }

    private Screen proof(Supplier<Authentication> old) {
        return new Screen(old, () -> "security", () -> stepUp.then(() -> {}), () -> pressLast("確認"));
    }

    private static void nothing() {
        // What is typed does something by itself.
    }

    private List<Screen> screensOfMembers() {
        ShopId shop = shopInUse("本店", "honten", key(1), FAR);
        return List.of(
                page("shops/new", "設定を保存して次へ進む"),
                page("shops/" + shop, "設定を保存して次へ進む"),
                page("shops/" + shop + "/renew", "新しいキーを登録"),
                dialog("members", "メンバーを招待", () -> pressLast("招待メールを送る")),
                dialog("orders", "", OddFieldsTest::nothing),
                page("security", "パスワードを変更"),
                page("security", "メールアドレスを変更"),
                dialog("security", "認証アプリを登録", () -> pressLast("確認して有効にする")),
                dialog("security", "パスキーを追加", this::makePasskey),
                page("settings", "会社名を保存"),
                page("settings", "保存期間を変更"),
                dialog("settings", "会社を削除", this::assertThatNothingCanBeDeleted),
                page("receiving", "送る日と時間を保存"),
                proof(() -> login.provenAt(owner, SettableClock.START.minusSeconds(999))),
                page("forgot", "再設定のメールを送る"),
                forStrangers(() -> "signup", "アカウントを作成"),
                forStrangers(() -> "signup/" + companyInvitation(), "アカウントを作成"),
                forStrangers(() -> "invitation/" + invitation(), "アカウントを作成して参加"));
    }

    private Screen forStrangers(Supplier<String> address, String send) {
        return new Screen(TestLogin::nobody, address, () -> {}, () -> enter(send));
    }

    /** Whomever the form lets in is logged in by their browser; the next string needs a form of its own. */
    private void enter(String send) {
        pressLast(send);
        if (last(send).isEmpty()) {
            at = "";
        }
    }

    /** They come last: with a second factor the owner's password opens nothing else. */
    private List<Screen> screensBehindTheSecondFactor() {
        factors.setUp(owner);
        db.sql("INSERT INTO portal_operator (member_id, version, granted_at) VALUES (?, 0, ?)")
                .params(Column.of(owner), Column.of(SettableClock.START))
                .update();
        return List.of(
                page("second-factor", "続ける"),
                proof(() -> login.withSecondFactorAt(owner, SettableClock.START.minusSeconds(999))),
                console(() -> "operator", () -> pressLast("招待メールを送る")),
                console(() -> "operator/history", OddFieldsTest::nothing),
                console(
                        () -> "operator/tenants/"
                                + elsewhere(() -> merchants.open("佐藤商店")).tenant(),
                        () -> pressLast("利用を停止")));
    }

    private String invitation() {
        String token = Hashes.newToken();
        scope.run(
                tenant,
                () -> db.sql(
                                "INSERT INTO invitation (tenant_id, id, version, email, member_role, token_hash, invited_by,"
                                        + " invited_at, expires_at) VALUES (?, ?, 1, ?, 'VIEWER', ?, ?, ?, ?)")
                        .params(Column.of(tenant), Column.of(Ids.next()), somebody(), Hashes.hex(token))
                        .params(Column.of(owner), Column.of(SettableClock.START), later())
                        .update());
        return token;
    }

    private String companyInvitation() {
        String token = Hashes.newToken();
        db.sql("INSERT INTO company_invitation (id, version, email, token_hash, invited_at, expires_at)"
                        + " VALUES (?, 1, ?, ?, ?, ?)")
                .params(Column.of(Ids.next()), somebody(), Hashes.hex(token), Column.of(SettableClock.START), later())
                .update();
        return token;
    }

    private static String somebody() {
        return UUID.randomUUID() + "@example.jp";
    }

    private static Object later() {
        return Column.of(SettableClock.START.plusSeconds(9999));
    }

    /** Each string goes through every text field of one screen; all screens together see all thousand. */
    @Test
    void noFieldOfAScreenEndsInAFault() {
        List<String> all = OddStrings.all().toList();
        int many = 23;
        List<Screen> members = screensOfMembers();
        members.forEach(screen -> fill(screen, every(many, members.indexOf(screen), all)));
        List<Screen> rest = screensBehindTheSecondFactor();
        rest.forEach(screen -> fill(screen, every(many, members.size() + rest.indexOf(screen), all)));
        assertThat(members.size() + rest.size()).isEqualTo(many);
    }

    private static Stream<String> every(int nth, int from, List<String> all) {
        return IntStream.iterate(from, i -> i < all.size(), i -> i + nth).mapToObj(all::get);
    }

    /** The page stays as long as it does; one that has led on is opened again. */
    private void fill(Screen screen, Stream<String> strings) {
        open(screen);
        strings.forEach(typed -> {
            if (!UI.getCurrent().getActiveViewLocation().getPath().equals(at) || fields().isEmpty()) {
                open(screen);
            }
            assertThat(fields()).as(at).isNotEmpty().allSatisfy(field -> field.setValue(typed));
            find(Checkbox.class).all().forEach(box -> box.setValue(true));
            screen.sends().run();
            assertThat(PageText.of(UI.getCurrent())).as("%s: %s", at, typed).doesNotContain(FAULT);
        });
    }

    private void open(Screen screen) {
        find(Dialog.class).all().forEach(Dialog::close);
        find(ConfirmDialog.class).all().forEach(ConfirmDialog::close);
        login.enter(VaadinSession.getCurrent(), screen.login().get());
        at = screen.address().get();
        UI.getCurrent().navigate("forgot");
        find(ConfirmDialog.class).all().forEach(unsaved -> test(unsaved).confirm());
        UI.getCurrent().navigate(at);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo(at);
        screen.opens().run();
    }

    @SuppressWarnings("unchecked")
    private List<HasValue<?, String>> fields() {
        return find(TextFieldBase.class).all().stream()
                .filter(field -> field.getEmptyValue() instanceof String && !field.isReadOnly())
                .<HasValue<?, String>>map(field -> (HasValue<?, String>) field)
                .toList();
    }

    private Optional<Button> last(String words) {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals(words) && button.isEnabled())
                .reduce((_, last) -> last);
    }

    private void pressLast(String words) {
        if (!words.isEmpty()) {
            assertThat(last(words)).as("%s on %s", words, at).isPresent();
            last(words).orElseThrow().click();
        }
    }

    private void assertThatNothingCanBeDeleted() {
        pressLast("会社を削除");
        assertThat(find(ConfirmDelete.class).single().isOpened()).isTrue();
    }

    /** As the browser does once somebody has made a passkey. */
    private void makePasskey() {
        var name = find(com.vaadin.flow.component.textfield.TextField.class)
                .withLabel("パスキーの名前")
                .single();
        assertThat(name.isInvalid()).isEqualTo(!Passkeys.nameFits(name.getValue()));
        var button = find(Button.class).withText("パスキーを作成").single().getElement();
        var detail = JsonNodeFactory.instance.objectNode().put("event.detail", "{}");
        button.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(button, "kb-passkey", detail));
        assertThat(PageText.of(UI.getCurrent())).contains("このパスキーは受け付けられませんでした。");
    }

    @Test
    void aPasskeyIsCalledAsItWasTypedOrNotTaken() {
        assertThat(OddStrings.all())
                .allSatisfy(typed -> assertThat(Passkeys.nameFits(typed))
                        .isEqualTo(OddInputTest.isWritable(typed.strip())
                                && typed.strip().length() <= 100));
        List<String> taken = OddStrings.all()
                .filter(Passkeys::nameFits)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .limit(100)
                .toList();
        taken.forEach(name -> factors.addPasskey(owner, name));
        login.enter(VaadinSession.getCurrent(), login.withSecondFactor(owner));
        UI.getCurrent().navigate("security");
        assertThat(PageText.linesOf(UI.getCurrent())).containsAll(taken);
    }
}
