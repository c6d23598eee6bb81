package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopEdit;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Answer;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OddStrings;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A thousand odd strings, or every fourth: each is stored and shown as typed, or refused with a sentence. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class OddInputTest extends ShopScreens {

    private static final KeyEntry NO_KEYS = RakutenEntry.of("", "");
    private static final int LONGEST = 255;

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
    History history;

    @Autowired
    TenantScope scope;

    @Autowired
    TenantRows rows;

    private ShopId shop;

    /** Without control characters and halves of pairs: the oracle of this test, apart from the portal's own. */
    static boolean isWritable(String line) {
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

    /** No address is the name of a company; of those this one is among the strings. */
    private static boolean fitsCompany(String line) {
        return fits(line) && !line.contains("ldap://");
    }

    @Test
    void aShopsDetailsAreStoredAsTypedOrRefused() {
        shop = shop("本店", "honten", key(1));
        assertThat(OddStrings.some()).allSatisfy(this::isStoredOrRefused);
    }

    private void isStoredOrRefused(String typed) {
        long version = shopRecords.details(shop).orElseThrow().version();
        Saving saving =
                shopForms.update(shop, new ShopEdit(version, typed, "honten", "", NO_KEYS, Set.of()), member.id());
        switch (saving) {
            case Saving.Saved _ ->
                assertThat(shopRecords.details(shop).orElseThrow().name()).isEqualTo(core(typed));
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
        assertThat(OddStrings.some())
                .allSatisfy(typed -> assertThat(
                                shopForms.replaceKeys(shop, RakutenEntry.of(typed, typed), Set.of(), member.id()))
                        .isInstanceOfAny(Saving.Refused.class, Saving.Saved.class, Saving.Overtaken.class));
    }

    @Test
    void aCompanysNameIsStoredAsTypedOrRefused() {
        assertThat(OddStrings.all()).allSatisfy(typed -> {
            String before = company.settings().name();
            boolean refused = company.rename(typed).isPresent();
            assertThat(refused).isEqualTo(!fitsCompany(typed.strip()));
            assertThat(company.settings().name()).isEqualTo(refused ? before : typed.strip());
        });
    }

    @Test
    void aNameIsShownAsItWasTyped() {
        assertThat(OddStrings.all().filter(typed -> fitsCompany(typed.strip())).limit(15))
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
            assertThat(problems.company().isEmpty()).isEqualTo(fitsCompany(typed.strip()));
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
            HistoryFilter filter = HistoryFilter.of(new QueryParameters(Map.of(
                    "who", List.of(typed), "what", List.of(typed), "from", List.of(typed), "shop", List.of(typed))));
            assertThat(history.count(filter)).isNotNegative();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "0000-01-01", "1899-12-31", "3000-01-01", "+999999999-12-31"})
    void aDayFarAwayIsNoFilter(String day) {
        QueryParameters query = QueryParameters.simple(Map.of("from", day, "to", day));
        assertThat(HistoryFilter.of(query)).isEqualTo(HistoryFilter.NONE);
    }

    private static void open(String address) {
        UI.getCurrent().navigate("forgot");
        UI.getCurrent().navigate(address);
    }
}
