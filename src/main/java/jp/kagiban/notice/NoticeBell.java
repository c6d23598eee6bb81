package jp.kagiban.notice;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TabMark;
import jp.kagiban.notice.Notices.Board;
import jp.kagiban.shared.Refusal;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bell on every page: how many notices the member has not read, and a mark of its own while a key is dead, read or not. It
 * leads to them, on their own page to the first that is unread. The browser's tab tells the same.
 */
public final class NoticeBell extends Composite<Button> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeBell.class);
    private static final int SHOWN_AT_MOST = 99;

    private boolean seen;
    private final Notices notices;
    private final UUID member;
    private final Span number = new Span();
    private final Div dead = new Div(Severity.EXPIRED.icon());

    /** Made in a tab that has a tenant. */
    public NoticeBell(Notices notices, LivePages pages, TenantScope tenants, UUID member) {
        this.notices = notices;
        this.member = member;
        number.addClassName("kb-bell-number");
        number.getElement().setAttribute("aria-hidden", "true");
        Severity.EXPIRED.mark(dead);
        dead.addClassName("kb-bell-dead");
        Div marks = new Div(dead, number);
        marks.addClassName("kb-bell-marks");
        Button bell = getContent();
        bell.setIcon(Icons.BELL.draw());
        bell.setSuffixComponent(marks);
        bell.addClassName("kb-bell");
        bell.addThemeVariants(ButtonVariant.TERTIARY);
        bell.addClickListener(pressed -> getUI().ifPresent(this::ring));
        show(0, Severity.OK);
        pages.follow(this, tenants.current(), this::draw);
    }

    /** The last number stays when it can't be read; then it is tried again soon. */
    private Instant draw() {
        try {
            Board board = notices.board(member);
            show(board.unread(), board.worst());
            seen = true;
            return board.next();
        } catch (RuntimeException unread) {
            if (unread instanceof Refusal) {
                return refused(unread);
            }
            LOG.warn("The number of unread notices could not be read", unread);
            return notices.retryAt();
        }
    }

    /** To a page that had shown something it says that it may no longer. One that never could asks no more. */
    private Instant refused(RuntimeException refusal) {
        if (seen) {
            throw refusal;
        }
        return Instant.MAX;
    }

    private void show(int unread, Severity worst) {
        String shown = unread > SHOWN_AT_MOST ? SHOWN_AT_MOST + "+" : String.valueOf(unread);
        getContent().setAriaLabel(getTranslation("notice.unread", String.valueOf(unread)));
        if (!number.getText().equals(shown)) {
            number.setText(shown);
        }
        number.setVisible(unread > 0);
        warn(worst == Severity.EXPIRED);
        getUI().ifPresent(tab -> TabMark.show(tab, unread > 0 ? shown : "", worst));
    }

    /** Where the notices stand already, what else the page shows stays as it was chosen. */
    private void ring(UI ui) {
        NoticeCentre.in(ui).ifPresentOrElse(NoticeCentre::focusUnread, () -> ui.navigate(""));
    }

    /** The browser draws the outline of the page that comes, where one does. */
    private void tellWhereItLeads(UI ui) {
        if (NoticeCentre.in(ui).isPresent()) {
            getContent().getElement().removeAttribute("data-leads");
        } else {
            getContent().getElement().setAttribute("data-leads", "");
        }
    }

    /** That orders can't come is said here until it is over, whatever has been read. */
    private void warn(boolean ofDead) {
        if (ofDead != dead.isVisible()) {
            dead.setVisible(ofDead);
            getContent().setTooltipText(ofDead ? getTranslation("notice.dead") : null);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration following =
                Registration.combine(TabMark.follow(ui), ui.addAfterNavigationListener(_ -> tellWhereItLeads(ui)));
        addDetachListener(detached -> {
            following.remove();
            detached.unregisterListener();
        });
    }
}
