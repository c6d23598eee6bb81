package jp.kagiban.tenancy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Tells on each page that the company is to be deleted, and lets owners take it back. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class CompanyBanner extends Div {

    private final Company company;
    private final Memberships memberships;
    private final Access access;
    private final LivePages pages;
    private @Nullable Shown shown;

    private record Shown(Optional<Instant> end, boolean mayTakeBack) {}

    /** Made in a tab that has a tenant. */
    CompanyBanner(Company company, Memberships memberships, Access access, LivePages pages, TenantScope scope) {
        this.company = company;
        this.memberships = memberships;
        this.access = access;
        this.pages = pages;
        addClassName("kb-company-banner");
        pages.follow(this, scope.current(), this::draw);
    }

    private Instant draw() {
        Shown due = new Shown(memberships.companyEnd(), access.may(Permission.MANAGE_COMPANY));
        if (!due.equals(shown)) {
            shown = due;
            removeAll();
            due.end().ifPresent(at -> show(at, due.mayTakeBack()));
            setVisible(due.end().isPresent());
        }
        return pages.atLatest();
    }

    private void show(Instant at, boolean mayTakeBack) {
        String words = getTranslation(mayTakeBack ? "company.end.banner" : "company.end.banner.others", Jst.minute(at));
        MessagePanel line = MessagePanel.line(Severity.EXPIRED, words);
        add(mayTakeBack ? line.offer(takingBack()) : line);
    }

    private Button takingBack() {
        return new Button(getTranslation("company.end.take-back"), _ -> takeBack());
    }

    private void takeBack() {
        company.takeEndBack();
        StatusLine.say(this, getTranslation("company.end.taken-back"));
        draw();
    }
}
