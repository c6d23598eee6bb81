package jp.kagiban.shell.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.SkipLink;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.notice.NoticeBell;
import jp.kagiban.notice.Notices;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The bar of each screen: skip link, menu button, brand, search, bell and account. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class TopBar extends Header {

    TopBar(
            AccountMenu account,
            ObjectProvider<Search> search,
            Notices notices,
            LivePages pages,
            CurrentMember member,
            Access access) {
        addClassName("kb-navbar");
        Div end = new Div();
        end.addClassName("kb-navbar-end");
        add(new SkipLink("main", getTranslation("shell.skip")), toggle(), brand());
        if (access.may(Permission.SEE_SHOPS)) {
            add(search.getObject());
            end.add(new NoticeBell(notices, pages, member.id()));
        }
        end.add(account);
        add(end);
    }

    private DrawerToggle toggle() {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu.open"));
        return toggle;
    }

    private Component brand() {
        Anchor brand = new Anchor(".");
        Drawing.show(brand, Icons.KEY.draw(), new Span(getTranslation("kit.name")));
        brand.addClassName("kb-brand");
        return brand;
    }
}
