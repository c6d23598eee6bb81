package jp.kagiban.tenancy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Shows on each page that the company will be deleted, and lets owners withdraw the request. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class CompanyBanner extends Aside {

    private final Company company;
    private final Memberships memberships;
    private final Access access;
    private final LivePages pages;
    private @Nullable Shown shown;

    private record Shown(Optional<Instant> end, boolean mayWithdraw) {}

    /** Must be created in a tab that has a tenant. */
    CompanyBanner(Company company, Memberships memberships, Access access, LivePages pages) {
        this.company = company;
        this.memberships = memberships;
        this.access = access;
        this.pages = pages;
        addClassName("kb-company-banner");
        pages.follow(this, this::draw);
    }

    private Instant draw() {
        Shown state = new Shown(memberships.deletionTime(), access.may(Permission.MANAGE_COMPANY));
        if (!state.equals(shown)) {
            shown = state;
            removeAll();
            state.end().ifPresent(at -> show(at, state.mayWithdraw()));
            setVisible(state.end().isPresent());
        }
        return pages.atLatest();
    }

    private void show(Instant at, boolean mayWithdraw) {
        String text =
                getTranslation(mayWithdraw ? "company.end.banner" : "company.end.banner.others", TimeText.minute(at));
        MessagePanel line = MessagePanel.line(Severity.EXPIRED, text);
        add(mayWithdraw ? line.offer(withdrawButton()) : line);
    }

    private Button withdrawButton() {
        return new Button(getTranslation("company.end.take-back"), _ -> withdraw());
    }

    private void withdraw() {
        company.takeEndBack();
        StatusLine.say(this, getTranslation("company.end.taken-back"));
        draw();
    }
}
