package jp.kagiban.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jp.kagiban.kit.AccountLink;
import jp.kagiban.kit.Icons;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What the tabs of a phone have no room for: the rest of the menu, one's own account, and the way out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MenuSheet extends Dialog {

    MenuSheet(Access access, ObjectProvider<AccountLink> links, AuthenticationContext login) {
        addClassName("kb-sheet");
        setHeaderTitle(getTranslation("shell.more"));
        UnorderedList list = new UnorderedList(entry(MenuEntry.MEMBERS));
        if (access.may(Permission.SEE_HISTORY)) {
            list.add(entry(MenuEntry.HISTORY));
        }
        list.add(entry(MenuEntry.MANUAL), entry("security", "shell.security", Icons.PERSON));
        links.orderedStream()
                .filter(AccountLink::offered)
                .forEach(link -> list.add(entry(link.path(), link.words(), Icons.PERSON)));
        add(list);
        Button close = new Button(getTranslation("shell.close"), _ -> close());
        Button out = new Button(getTranslation("shell.logout"), _ -> login.logout());
        out.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(out, close);
    }

    private ListItem entry(MenuEntry entry) {
        return entry(entry.path(), entry.words(), entry.icon());
    }

    private ListItem entry(String path, String words, Icons icon) {
        Component drawing = icon.draw();
        Anchor link = new Anchor(path, drawing, new Span(getTranslation(words)));
        // On the page that it leads to already, nothing else would close it.
        link.getElement().addEventListener("click", _ -> close());
        return new ListItem(link);
    }
}
