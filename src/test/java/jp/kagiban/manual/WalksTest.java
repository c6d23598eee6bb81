package jp.kagiban.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** Whose marks they are, and what they go with. */
@ScreenTest
class WalksTest {

    private static final int STEP = 2;

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TenantScope scope;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    Team team;

    @Autowired
    Walks walks;

    @Autowired
    TenantRows rows;

    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private Merchant yamada;
    private Merchant sato;
    private MemberId colleague;
    private ShopId shop;

    @BeforeEach
    void markAStep() {
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        yamada = merchants.open("山田商店");
        sato = merchants.open("佐藤商店");
        colleague = merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.VIEWER);
        shop = in(yamada.tenant(), this::register);
        as(colleague, () -> walks.mark(Walk.FUNCTIONS, shop, STEP));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private ShopId register() {
        KeyEntry keys = RakutenEntry.of("SP123456_abcdefghijklmnop", "SL123456_abcdefghijklmnop");
        NewShop form = new NewShop("1号店", "shop-a", "", RakutenFamilies.OWN_APP, keys, Set.of());
        return ((Saving.Saved) shopForms.register(form, yamada.owner())).shop();
    }

    private <T> T in(TenantId tenant, Supplier<T> task) {
        return PortalActs.in(() -> scope.in(tenant, task));
    }

    private <T> T as(MemberId member, Supplier<T> task) {
        BrowserlessUIContext tab = portal.newUser(login.of(member)).newWindow();
        tab.activate();
        return task.get();
    }

    private Progress seenBy(MemberId member) {
        return as(member, () -> walks.progress(Walk.FUNCTIONS, shop).orElseThrow());
    }

    @Test
    void aMarkIsSeenByWhoeverMadeIt() {
        assertThat(seenBy(colleague).done()).containsOnlyKeys(STEP);
        assertThat(as(colleague, walks::latest)).map(Progress::place).contains(STEP);
    }

    @Test
    void anotherMemberOfTheCompanySeesNothingOfIt() {
        assertThat(seenBy(yamada.owner()).done()).isEmpty();
        assertThat(as(yamada.owner(), walks::latest)).isEmpty();
    }

    @Test
    void anotherCompanyFindsNoSuchWalkAndKeepsNothing() {
        assertThat(as(sato.owner(), () -> walks.mark(Walk.FUNCTIONS, shop, STEP)))
                .isEmpty();
        assertThat(rows.of(sato.tenant())).doesNotContain("walk_step");
    }

    @Test
    void aStepThatTheWalkHasNotGotIsNotKept() {
        assertThat(as(colleague, () -> walks.mark(Walk.FUNCTIONS, shop, 12))).isEmpty();
    }

    @Test
    void itGoesWithTheShop() {
        in(yamada.tenant(), () -> shopRecords.delete(shop, yamada.owner()));
        assertThat(rows.of(yamada.tenant())).doesNotContain("walk_step");
    }

    @Test
    void itGoesWithTheMember() {
        as(colleague, team::leave);
        assertThat(rows.of(yamada.tenant())).doesNotContain("walk_step");
    }
}
