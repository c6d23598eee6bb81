package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** A tab keeps its company over a reload; a new one begins where its address belongs, else where the member was last. */
@ScreenTest
class TenantChoiceTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TenantScope scope;

    @Autowired
    TenantChoice choice;

    @Autowired
    Memberships memberships;

    @Autowired
    ShopFormService shopForms;

    private MemberId member;
    private TenantId yamada;
    private TenantId sato;
    private ShopId shopOfSato;
    private SecuredBrowserlessApplicationContext<Authentication> portal;

    @BeforeEach
    void openATabOfSomebodyWithTwoCompanies() {
        var first = merchants.open("山田商店");
        var second = merchants.open("佐藤商店");
        member = first.owner();
        yamada = first.tenant();
        sato = second.tenant();
        merchants.join(sato, member, Role.MANAGER);
        shopOfSato = PortalActs.in(() -> scope.in(sato, () -> register(second.owner())));
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        BrowserlessUIContext tab = portal.newUser(login.of(member)).newWindow();
        tab.activate();
    }

    private ShopId register(MemberId owner) {
        KeyEntry keys = RakutenEntry.of("SP123456_abcdefghijklmnop", "SL123456_abcdefghijklmnop");
        NewShop form = new NewShop("佐藤の店", "sato-1", "", RakutenFamilies.OWN_APP, keys, Set.of());
        return ((Saving.Saved) shopForms.register(form, owner)).shop();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private static void name(String window) {
        Map<String, String> values = Map.of("v-sw", "1440", "v-wn", window);
        ExtendedClientDetails.updateFromValues(UI.getCurrent(), values::get);
    }

    @Test
    void aNewTabBeginsWithTheCompanyThatTheMemberJoinedFirst() {
        assertThat(scope.current()).isEqualTo(yamada);
    }

    @Test
    void aReloadKeepsTheCompanyOfItsWindow() {
        name("one");
        TabMemory.choose(UI.getCurrent(), sato);
        name("two");
        assertThat(chosen()).contains(yamada);
        name("one");
        assertThat(chosen()).contains(sato);
    }

    /** The browser sends the name, and the session keeps it. */
    @Test
    void aWindowWithAVeryLongNameIsForgotten() {
        name("x".repeat(101));
        TabMemory.choose(UI.getCurrent(), sato);
        assertThat(chosen()).contains(yamada);
    }

    @Test
    void whatWasChosenLastIsWhereTheNextTabBegins() {
        elsewhere(() -> {
            memberships.rememberChoice(sato, member);
            return sato;
        });
        assertThat(memberships.tenantsOf(member)).containsExactly(sato, yamada);
    }

    @Test
    void aCompanyThatTheMemberDoesNotBelongToIsNotTaken() {
        name("one");
        TabMemory.choose(UI.getCurrent(), elsewhere(() -> merchants.open("鈴木商店").tenant()));
        assertThat(chosen()).contains(yamada);
    }

    @Test
    void anAddressBelongsToTheCompanyThatHasIt() {
        assertThat(choice.ownerOf("shops/" + shopOfSato, member)).contains(sato);
        assertThat(choice.ownerOf("shops/" + shopOfSato + "/renew", member)).contains(sato);
        assertThat(choice.ownerOf("shops/" + UUID.randomUUID(), member)).isEmpty();
        assertThat(choice.ownerOf("shops/x", member)).isEmpty();
    }

    @Test
    void aLinkToAnotherCompanyOfTheMemberOffersTheSwitch() {
        UI.getCurrent().navigate("shops/" + shopOfSato);
        assertThat(PageText.of(UI.getCurrent())).contains("「佐藤商店」のもの", "「佐藤商店」に切り替えて開く");
    }

    @Test
    void aLinkToAStrangersShopOffersNothing() {
        MemberId stranger = elsewhere(() -> merchants.open("鈴木商店").owner());
        assertThat(choice.ownerOf("shops/" + shopOfSato, stranger)).isEmpty();
    }

    private Optional<TenantId> chosen() {
        UI tab = UI.getCurrent();
        return elsewhere(() -> choice.tenantFor(tab, member));
    }

    /** Before a tab has a tenant, any can be bound. */
    private static <T> T elsewhere(Supplier<T> task) {
        UI tab = UI.getCurrent();
        UI.setCurrent(null);
        try {
            return task.get();
        } finally {
            UI.setCurrent(tab);
        }
    }
}
