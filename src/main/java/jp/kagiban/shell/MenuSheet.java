package jp.kagiban.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The rest of the menu on a phone, for which the tabs have no room. The account menu has all that belongs to one's account. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MenuSheet extends Dialog {

    MenuSheet(Access access) {
        addClassName("kb-sheet");
        setHeaderTitle(getTranslation("shell.more"));
        UnorderedList list = new UnorderedList(entry(MenuEntry.MEMBERS));
        if (access.may(Permission.SEE_HISTORY)) {
            list.add(entry(MenuEntry.HISTORY));
        }
        list.add(entry(MenuEntry.MANUAL));
        add(list);
        getFooter().add(new Button(getTranslation("shell.close"), _ -> close()));
    }

    private ListItem entry(MenuEntry entry) {
        Anchor link = new Anchor(entry.path(), entry.icon().draw(), new Span(getTranslation(entry.words())));
        // On the page that it leads to already, nothing else would close it.
        link.getElement().addEventListener("click", _ -> close());
        return new ListItem(link);
    }
}
