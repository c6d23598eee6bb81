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

/** The account's sheet: other companies, colours and language, settings, and log-out. */
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

    private Div group(String name) {
        Span words = new Span(getTranslation(name));
        words.addClassName("kb-small");
        Div group = new Div(words);
        group.addClassName("kb-account-group");
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation(name));
        return group;
    }

    /** The tab reloads, so that no half-filled form lands in the other company. */
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

    private NativeButton language(Consumer<Locale> chosen) {
        Locale other = getLocale().getLanguage().equals("en") ? Locale.JAPANESE : Locale.ENGLISH;
        NativeButton entry = entry(getTranslation("kit.language.other"), () -> {
            chosen.accept(other);
            LocaleChoice.choose(ui, other);
        });
        entry.getElement().setAttribute("lang", other.getLanguage());
        return entry;
    }

    private void addScheme(String words, ColorScheme.Value scheme) {
        NativeButton button = entry(getTranslation(words), () -> SchemeChoice.choose(ui, scheme));
        press(button, scheme == SchemeChoice.chosen());
        button.addClickListener(_ -> schemes.getChildren().forEach(other -> press(other, other.equals(button))));
        schemes.add(button);
    }

    private static void press(Component entry, boolean pressed) {
        if (entry instanceof NativeButton) {
            entry.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
        }
    }

    private static NativeButton entry(String words, Runnable onPress) {
        NativeButton entry = new NativeButton(words, _ -> onPress.run());
        entry.addClassName("kb-account-entry");
        return entry;
    }

    private Anchor link(String words, String path) {
        Anchor link = new Anchor(path, getTranslation(words));
        link.addClassName("kb-account-entry");
        // On the page that it leads to already, nothing else would close it.
        link.getElement().addEventListener("click", _ -> close());
        return link;
    }
}
