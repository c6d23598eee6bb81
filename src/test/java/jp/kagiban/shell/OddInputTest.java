package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.shop.KeyEntry;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopDetails;
import jp.kagiban.shop.ShopEdit;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Answer;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OddStrings;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A thousand odd strings: each is stored and shown as typed, or refused with a sentence. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class OddInputTest extends ShopScreens {

    private static final KeyEntry NO_KEYS = new KeyEntry("", "");

    @Autowired
    SignUp signUp;

    @Autowired
    Invitations invitations;

    @Autowired
    OrderBook orders;

    @Autowired
    Accounts accounts;

    private UUID shop;

    @Test
    void aShopsDetailsAreStoredAsTypedOrRefused() {
        shop = shop("本店", "honten", key(1));
        assertThat(OddStrings.all()).allSatisfy(this::isStoredOrRefused);
    }

    private void isStoredOrRefused(String typed) {
        long version = shops.details(shop).orElseThrow().version();
        Saving saving =
                shops.update(shop, new ShopEdit(version, typed, "honten", typed, NO_KEYS, Set.of()), member.id());
        ShopDetails stored = shops.details(shop).orElseThrow();
        switch (saving) {
            case Saving.Saved _ -> assertThat(stored.name()).isNotBlank().isSubstringOf(typed);
            case Saving.Refused refused -> assertThat(refused.problems()).isNotEmpty();
            default -> throw new AssertionError(saving);
        }
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
    void aSignUpIsPossibleAsTypedOrRefused() {
        assertThat(OddStrings.all()).allSatisfy(typed -> {
            SignUp.Problems problems = signUp.check(typed, new NewMember(typed, typed, typed));
            assertThat(problems.none()).isFalse();
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
            UUID owner = elsewhere(() -> signUp.open(
                            name, new NewMember(name, UUID.randomUUID() + "@example.jp", Merchants.PASSWORD))
                    .owner());
            assertThat(accounts.name(owner)).contains(name.strip());
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
        assertThat(OddStrings.all())
                .allSatisfy(typed -> assertThat(orders.count(new OrderFilter(null, null, null, null, typed)))
                        .isZero());
    }

    @Test
    void noFieldOfAScreenEndsInAFault() {
        List<String> some = OddStrings.all().limit(60).toList();
        assertThat(Stream.of("shops/new", "members", "orders", "security", "forgot"))
                .allSatisfy(address -> {
                    some.forEach(typed -> fill(address, typed));
                });
    }

    private void fill(String address, String typed) {
        UI.getCurrent().navigate("manual");
        UI.getCurrent().navigate(address);
        find(TextField.class).all().stream()
                .filter(field -> !field.isReadOnly())
                .forEach(field -> field.setValue(typed));
        find(Button.class).all().stream()
                .filter(button -> button.getThemeNames().contains("primary") && button.isEnabled())
                .findFirst()
                .ifPresent(Button::click);
        assertThat(PageText.of(UI.getCurrent())).doesNotContain("予期しない問題");
        find(Dialog.class).all().forEach(Dialog::close);
    }
}
