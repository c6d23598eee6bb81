package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.kagiban.audit.HistoryAddress;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.KeyEntry;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopEdit;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Answer;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OddStrings;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A thousand odd strings: each is stored and shown as typed, or refused with a sentence. */
@ScreenTest
@Import(TenantRows.class)
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class OddInputTest extends ShopScreens {

    private static final KeyEntry NO_KEYS = new KeyEntry("", "");
    private static final int LONGEST = 255;
    private static final String FAULT = "予期しない問題";

    @Autowired
    SignUp signUp;

    @Autowired
    Company company;

    @Autowired
    Invitations invitations;

    @Autowired
    OrderBook orders;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    HistoryParts history;

    @Autowired
    TenantScope scope;

    @Autowired
    TenantRows rows;

    @Autowired
    JdbcClient db;

    private UUID shop;

    /** Without control characters and halves of pairs: the oracle of this test, apart from the portal's own. */
    private static boolean isWritable(String line) {
        return line.codePoints()
                .noneMatch(one -> one < 0x20
                        || (one >= 0x7f && one < 0xa0)
                        || one == 0x2028
                        || one == 0x2029
                        || (one >= 0xd800 && one < 0xe000));
    }

    private static boolean fits(String line) {
        return !line.isEmpty() && line.length() <= LONGEST && isWritable(line);
    }

    @Test
    void aShopsDetailsAreStoredAsTypedOrRefused() {
        shop = shop("本店", "honten", key(1));
        assertThat(OddStrings.all()).allSatisfy(this::isStoredOrRefused);
    }

    private void isStoredOrRefused(String typed) {
        long version = shops.details(shop).orElseThrow().version();
        Saving saving = shops.update(shop, new ShopEdit(version, typed, "honten", "", NO_KEYS, Set.of()), member.id());
        switch (saving) {
            case Saving.Saved _ ->
                assertThat(shops.details(shop).orElseThrow().name()).isEqualTo(core(typed));
            case Saving.Refused refused -> {
                String core = core(typed);
                boolean tooLong = core.codePointCount(0, core.length()) > LONGEST;
                assertThat(core.isEmpty() || tooLong || !isWritable(core)).isTrue();
                assertThat(refused.problems()).isNotEmpty();
            }
            default -> throw new AssertionError(saving);
        }
    }

    /** What is left without the blanks around, seen or unseen. */
    private static String core(String typed) {
        return typed.replaceAll("^[\\p{Z}\\s\\p{Cc}\\p{Cf}]+|[\\p{Z}\\s\\p{Cc}\\p{Cf}]+$", "");
    }

    @Test
    void aKeyIsTakenOrRefused() {
        shop = shop("本店", "honten", key(1));
        assertThat(OddStrings.all())
                .allSatisfy(
                        typed -> assertThat(shops.replaceKeys(shop, new KeyEntry(typed, typed), Set.of(), member.id()))
                                .isInstanceOfAny(Saving.Refused.class, Saving.Saved.class, Saving.Overtaken.class));
    }

    @Test
    void aCompanysNameIsStoredAsTypedOrRefused() {
        assertThat(OddStrings.all()).allSatisfy(typed -> {
            String before = company.settings().name();
            boolean refused = company.rename(typed).isPresent();
            assertThat(refused).isEqualTo(!fits(typed.strip()));
            assertThat(company.settings().name()).isEqualTo(refused ? before : typed.strip());
        });
    }

    @Test
    void aNameIsShownAsItWasTyped() {
        assertThat(OddStrings.all().filter(typed -> fits(typed.strip())).limit(40))
                .allSatisfy(typed -> {
                    company.rename(typed);
                    open("settings");
                    assertThat(find(TextField.class)
                                    .withLabel("会社名・屋号")
                                    .single()
                                    .getValue())
                            .isEqualTo(typed.strip());
                });
    }

    @Test
    void aSignUpIsPossibleAsTypedOrRefused() {
        assertThat(OddStrings.all()).allSatisfy(typed -> {
            SignUp.Problems problems =
                    signUp.check(typed, new NewMember(typed, "hanako@example.jp", Merchants.PASSWORD));
            boolean fits = fits(typed.strip());
            assertThat(problems.company().isEmpty()).isEqualTo(fits);
            assertThat(problems.member()).as(typed).hasSize(fits ? 0 : 1);
        });
    }

    @Test
    void noOddTextIsAnAddressOrAPasswordThatIsTooShort() {
        assertThat(OddStrings.all()).allSatisfy(typed -> {
            SignUp.Problems problems = signUp.check("会社", new NewMember("名前", typed, typed));
            assertThat(problems.member()).anyMatch(problem -> problem.name().startsWith("EMAIL"));
            assertThat(problems.member().stream()
                            .anyMatch(problem -> problem.name().startsWith("PASSWORD")))
                    .isIn(true, typed.codePointCount(0, typed.length()) < 12);
        });
    }

    @Test
    void whoSignsUpWithAnOddNameHasIt() {
        List<String> names = OddStrings.all()
                .filter(typed -> signUp.check(typed, new NewMember(typed, "x@example.jp", Merchants.PASSWORD))
                        .none())
                .limit(5)
                .toList();
        assertThat(names).hasSize(5).allSatisfy(name -> {
            SignUp.Opened opened = elsewhere(() ->
                    signUp.open(name, new NewMember(name, UUID.randomUUID() + "@example.jp", Merchants.PASSWORD)));
            assertThat(accounts.name(opened.owner())).contains(name.strip());
            assertThat(memberships.companiesOf(opened.owner()))
                    .extracting(Memberships.Company::name)
                    .containsExactly(name.strip());
        });
    }

    @Test
    void noOddAddressIsInvited() {
        assertThat(OddStrings.all())
                .allSatisfy(typed -> assertThat(invitations.invite(typed, Role.VIEWER, Locale.JAPANESE))
                        .isIn(Answer.FORM, Answer.EMPTY));
    }

    @Test
    void noOddPartOfANumberBreaksTheListOfOrders() {
        shop = shop("本店", "honten", key(1));
        rows.addOrder(scope.current(), shop, member.id());
        assertThat(OddStrings.all()).allSatisfy(typed -> {
            OrderFilter filter = new OrderFilter(null, null, null, null, typed);
            assertThat(orders.count(filter)).isEqualTo("123456-20261125-1".contains(filter.number()) ? 1 : 0);
        });
    }

    @Test
    void noOddFilterOfTheHistoryEndsInAFault() {
        assertThat(OddStrings.all().limit(200)).allSatisfy(typed -> {
            HistoryFilter filter = HistoryAddress.of(new com.vaadin.flow.router.QueryParameters(java.util.Map.of(
                    "who", List.of(typed), "what", List.of(typed), "from", List.of(typed), "shop", List.of(typed))));
            assertThat(history.source().count(filter)).isNotNegative();
        });
    }

    /** A screen, what opens its form, and what sends it. */
    private record Screen(String address, Optional<String> opens, String sends) {

        static Screen of(String address, String sends) {
            return new Screen(address, Optional.empty(), sends);
        }
    }

    private List<Screen> screens() {
        shop = shopInUse("本店", "honten", key(1), FAR);
        return List.of(
                Screen.of("shops/new", "設定を保存して次へ進む"),
                Screen.of("shops/" + shop, "設定を保存して次へ進む"),
                Screen.of("shops/" + shop + "/renew", "新しいキーを登録"),
                new Screen("members", Optional.of("メンバーを招待"), "招待メールを送る"),
                Screen.of("orders", ""),
                Screen.of("audit", ""),
                Screen.of("security", "パスワードを変更"),
                Screen.of("security", "メールアドレスを変更"),
                new Screen("security", Optional.of("認証アプリを登録"), "確認して有効にする"),
                Screen.of("settings", "会社名を保存"),
                Screen.of("settings", "保存期間を変更"),
                new Screen("settings", Optional.of("会社を削除"), "会社を削除"),
                Screen.of("forgot", "再設定のメールを送る"),
                Screen.of("signup", "アカウントを作成"),
                Screen.of("invitation/" + invitation(), "アカウントを作成して参加"));
    }

    private String invitation() {
        String token = Hashes.newToken();
        db.sql("INSERT INTO invitation (tenant_id, id, version, email, member_role, token_hash, invited_by, invited_at,"
                        + " expires_at) VALUES (?, ?, 1, 'somebody@example.jp', 'VIEWER', ?, ?, ?, ?)")
                .params(Column.of(scope.current()), Column.of(Ids.next()), Hashes.hex(token), Column.of(member.id()))
                .params(Column.of(SettableClock.START), Column.of(SettableClock.START.plusSeconds(9999)))
                .update();
        return token;
    }

    /** Each string goes through every text field of one screen; all screens together see all thousand. */
    @Test
    void noFieldOfAScreenEndsInAFault() {
        List<Screen> screens = screens();
        List<String> all = OddStrings.all().toList();
        IntStream.range(0, all.size()).forEach(i -> fill(screens.get(i % screens.size()), all.get(i)));
    }

    private void fill(Screen screen, String typed) {
        open(screen.address());
        screen.opens().ifPresent(this::pressOf);
        List<?> fields = find(TextFieldBase.class).all();
        fields.forEach(field -> type(field, typed));
        find(Checkbox.class).all().forEach(box -> box.setValue(true));
        pressOf(screen.sends());
        assertThat(PageText.of(UI.getCurrent())).as("%s: %s", screen, typed).doesNotContain(FAULT);
        find(Dialog.class).all().forEach(Dialog::close);
    }

    @SuppressWarnings("unchecked")
    private static void type(Object field, String typed) {
        TextFieldBase<?, ?> any = (TextFieldBase<?, ?>) field;
        if (any.getEmptyValue() instanceof String && !any.isReadOnly()) {
            ((TextFieldBase<?, String>) field).setValue(typed);
        }
    }

    private void pressOf(String words) {
        find(Button.class).all().stream()
                .filter(button -> button.getText().equals(words) && button.isEnabled())
                .reduce((_, last) -> last)
                .ifPresent(Button::click);
    }

    private static void open(String address) {
        UI.getCurrent().navigate("manual");
        UI.getCurrent().navigate(address);
    }
}
