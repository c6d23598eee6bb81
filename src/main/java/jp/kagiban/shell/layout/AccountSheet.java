package jp.kagiban.shell.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import jp.kagiban.kit.AccountLink;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shell.page.LocaleChoice;
import jp.kagiban.shell.page.SchemeChoice;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Memberships.Company;
import jp.kagiban.tenancy.TabSwitch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Offers the member's other companies, colours, language, settings and log-out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AccountSheet extends Popover {

    private final UI ui = UI.getCurrent();
    private final Div schemes = group("shell.scheme");

    AccountSheet(
            CurrentMember member,
            Memberships memberships,
            TenantScope tenants,
            TabSwitch tabs,
            MemberLanguage languages,
            ObjectProvider<AccountLink> links,
            AuthenticationContext login) {
        addClassName("kb-account-sheet");
        setPosition(PopoverPosition.BOTTOM_END);
        setOpenOnClick(false);
        setAutofocus(true);
        member.find()
                .map(memberships::companiesOf)
                .ifPresent(companies -> addCompanies(companies, tenants.find(), tabs));
        addScheme("shell.scheme.light", ColorScheme.Value.LIGHT);
        addScheme("shell.scheme.dark", ColorScheme.Value.DARK);
        addScheme("shell.scheme.device", ColorScheme.Value.LIGHT_DARK);
        add(schemes);
        add(language(other -> member.find().ifPresent(reader -> languages.choose(reader, other))));
        add(link("shell.security", "security"));
        links.orderedStream().filter(AccountLink::offered).forEach(link -> add(link(link.words(), link.path())));
        add(entry(getTranslation("shell.logout"), login::logout));
    }

    private Div group(String nameKey) {
        Span name = new Span(getTranslation(nameKey));
        name.addClassName("kb-small");
        Div group = new Div(name);
        group.addClassName("kb-account-group");
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation(nameKey));
        return group;
    }

    /**
     * Adds the member's other companies. To change the company, the tab reloads, so that no half-filled form lands in
     * the other company.
     */
    private void addCompanies(List<Company> companies, Optional<TenantId> shown, TabSwitch tabs) {
        Div others = group("shell.company.switch");
        companies.stream()
                .filter(company -> shown.filter(company.tenant()::equals).isEmpty())
                .map(company -> entry(company.name(), () -> tabs.to(company.tenant())))
                .forEach(others::add);
        if (others.getComponentCount() > 1) {
            add(others);
        }
    }

    private NativeButton language(Consumer<Locale> store) {
        Locale other = getLocale().getLanguage().equals("en") ? Locale.JAPANESE : Locale.ENGLISH;
        NativeButton entry = entry(getTranslation("kit.language.other"), () -> {
            store.accept(other);
            LocaleChoice.choose(ui, other);
        });
        entry.getElement().setAttribute("lang", other.getLanguage());
        return entry;
    }

    private void addScheme(String nameKey, ColorScheme.Value scheme) {
        NativeButton button = entry(getTranslation(nameKey), () -> SchemeChoice.choose(ui, scheme));
        setPressed(button, scheme == SchemeChoice.chosen());
        button.addClickListener(_ -> schemes.getChildren().forEach(other -> setPressed(other, other.equals(button))));
        schemes.add(button);
    }

    private static void setPressed(Component entry, boolean pressed) {
        if (entry instanceof NativeButton) {
            entry.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
        }
    }

    private static NativeButton entry(String text, Runnable onClick) {
        NativeButton entry = new NativeButton(text, _ -> onClick.run());
        entry.addClassName("kb-account-entry");
        return entry;
    }

    private Anchor link(String nameKey, String path) {
        Anchor link = new Anchor(path, getTranslation(nameKey));
        link.addClassName("kb-account-entry");
        // If the link leads to the current page, nothing else would close the sheet.
        link.getElement().addEventListener("click", _ -> close());
        return link;
    }
}
