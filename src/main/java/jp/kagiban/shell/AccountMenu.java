package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import jp.kagiban.kit.AccountLink;
import jp.kagiban.kit.PlainMenu;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Memberships.Company;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Shows who is logged in for which company, how the screens look and speak, and the way out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AccountMenu extends MenuBar {

    private final UI ui = UI.getCurrent();

    AccountMenu(
            AuthenticationContext login,
            Accounts accounts,
            CurrentMember member,
            MemberLanguage languages,
            Memberships memberships,
            ObjectProvider<AccountLink> links) {
        addClassName("kb-account");
        PlainMenu.make(this);
        String person = member.find().flatMap(accounts::name).orElse("");
        String company = Tabs.tenantOf(ui).map(_ -> memberships.companyName()).orElse("");
        MenuItem account = addItem(new Span(company));
        account.setAriaLabel(getTranslation("shell.account", person, company));
        setI18n(new MenuBarI18n().setMoreOptions(getTranslation("shell.account", person, company)));
        SubMenu menu = account.getSubMenu();
        member.find().map(memberships::companiesOf).ifPresent(companies -> addCompanies(menu, companies));
        addSchemes(menu);
        addLanguage(menu, locale -> member.find().ifPresent(reader -> languages.choose(reader, locale)));
        menu.addItem(getTranslation("shell.security"), _ -> ui.navigate("security"));
        links.orderedStream()
                .filter(AccountLink::offered)
                .forEach(link -> menu.addItem(getTranslation(link.words()), _ -> ui.navigate(link.path())));
        menu.addSeparator();
        menu.addItem(getTranslation("shell.logout"), _ -> login.logout());
    }

    /** The tab is loaded anew, so that nothing half filled in lands in the other company. */
    private void addCompanies(SubMenu menu, List<Company> companies) {
        List<Company> others = companies.stream()
                .filter(company ->
                        Tabs.tenantOf(ui).filter(company.tenant()::equals).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            SubMenu choices =
                    menu.addItem(getTranslation("shell.company.switch")).getSubMenu();
            others.forEach(company -> choices.addItem(company.name(), _ -> TabChange.open(company.tenant(), "/")));
            menu.addSeparator();
        }
    }

    private void addSchemes(SubMenu menu) {
        SubMenu schemes = menu.addItem(getTranslation("shell.scheme")).getSubMenu();
        addScheme(schemes, "shell.scheme.light", ColorScheme.Value.LIGHT);
        addScheme(schemes, "shell.scheme.dark", ColorScheme.Value.DARK);
        addScheme(schemes, "shell.scheme.device", ColorScheme.Value.LIGHT_DARK);
    }

    private void addScheme(SubMenu menu, String key, ColorScheme.Value scheme) {
        MenuItem item = menu.addItem(getTranslation(key));
        item.setCheckable(true);
        item.setChecked(scheme == SchemeChoice.chosen());
        item.addClickListener(_ -> {
            SchemeChoice.choose(ui, scheme);
            menu.getItems().forEach(each -> each.setChecked(each.equals(item)));
        });
    }

    private void addLanguage(SubMenu menu, Consumer<Locale> chosen) {
        boolean english = getLocale().getLanguage().equals("en");
        Locale other = english ? Locale.JAPANESE : Locale.ENGLISH;
        menu.addItem(getTranslation("kit.language.other"), _ -> {
            chosen.accept(other);
            LocaleChoice.choose(ui, other);
        });
    }
}
