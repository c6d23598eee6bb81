package jp.kagiban.notice;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TabMark;
import jp.kagiban.notice.Notices.Board;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Refusal;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bell on every page: how many notices the member has not read, and a mark of its own while a key is dead, read or not. It
 * leads to them, on their own page to the first that is unread. The browser's tab tells the same.
 */
public final class NoticeBell extends Composite<NativeButton> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeBell.class);
    private static final int SHOWN_AT_MOST = 99;

    private boolean seen;
    private final Notices notices;
    private final MemberId member;
    private boolean dead;

    /** Made in a tab that has a tenant. */
    public NoticeBell(Notices notices, LivePages pages, TenantScope tenants, MemberId member) {
        this.notices = notices;
        this.member = member;
        NativeButton bell = getContent();
        bell.addClassNames("kb-bar-button", "kb-bell");
        bell.addClickListener(_ -> getUI().ifPresent(this::ring));
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
            LOG.warn("The number of unread notices could not be read; the bell retries", unread);
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
        warn(worst == Severity.EXPIRED);
        Drawing.show(getContent(), marks(unread > 0 ? shown : ""));
        getUI().ifPresent(tab -> TabMark.show(tab, unread > 0 ? shown : "", worst));
    }

    /** On the page of the notices, the bell keeps the page's other choices. */
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

    /** The bell says that orders can't come until that is over, regardless of reads. */
    private void warn(boolean ofDead) {
        if (ofDead != dead) {
            dead = ofDead;
            Tooltip.forComponent(getContent()).setText(ofDead ? getTranslation("notice.dead") : null);
        }
    }

    private Component[] marks(String shown) {
        Span number = new Span(shown);
        number.addClassName("kb-bell-number");
        number.getElement().setAttribute("aria-hidden", "true");
        Span mark = Severity.EXPIRED.icon();
        mark.addClassName("kb-bell-dead");
        Severity.EXPIRED.mark(mark);
        return dead ? new Component[] {Icons.BELL.draw(), mark, number} : new Component[] {Icons.BELL.draw(), number};
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
