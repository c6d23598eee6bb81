package jp.kagiban.shell.layout;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.KeptFocus;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Shows the logged-in member and their company. A click opens the {@link AccountSheet}, which isn't sent to the browser
 * before.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AccountMenu extends Composite<NativeButton> {

    private final ObjectProvider<AccountSheet> sheets;
    private final String name;
    private @Nullable AccountSheet sheet;

    AccountMenu(
            Accounts accounts,
            CurrentMember member,
            Memberships memberships,
            TenantScope tenants,
            ObjectProvider<AccountSheet> sheets) {
        this.sheets = sheets;
        String person = member.find().flatMap(accounts::name).orElse("");
        String company = tenants.find().map(_ -> memberships.companyName()).orElse("");
        name = getTranslation("shell.account", person);
        NativeButton button = getContent();
        button.addClassNames("kb-bar-button", "kb-account");
        button.getElement().setAttribute("aria-haspopup", "dialog").setAttribute("aria-expanded", "false");
        Span owner = new Span(name);
        owner.addClassName("kb-unseen");
        Drawing.show(button, new Span(company), new Text(" "), owner);
        button.addClickListener(_ -> toggleSheet());
    }

    /** Opens a new sheet each time, so that it shows the current state. Closes the sheet if it is open. */
    private void toggleSheet() {
        if (sheet != null) {
            sheet.close();
            return;
        }
        sheet = sheets.getObject();
        sheet.setAriaLabel(name);
        sheet.setTarget(getContent());
        sheet.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                // Otherwise the button would keep a reference to the closed sheet.
                change.getSource().setTarget(null);
                change.getSource().removeFromParent();
                sheet = null;
                KeptFocus.giveBack(getContent());
            }
        });
        sheet.open();
    }
}
