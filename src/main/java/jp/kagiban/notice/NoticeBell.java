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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bell on every page. The bell shows how many notices the member hasn't read. A mark shows that a key is dead, even
 * if that notice is read. A press opens the notices. If their page is open, the press moves to the first unread notice.
 * The browser's tab shows the same number and mark.
 */
public final class NoticeBell extends Composite<NativeButton> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeBell.class);
    private static final int SHOWN_AT_MOST = 99;

    private boolean wasShown;
    private final Notices notices;
    private final MemberId member;
    private boolean keyDead;

    /** Needs a tab with a tenant. */
    public NoticeBell(Notices notices, LivePages pages, MemberId member) {
        this.notices = notices;
        this.member = member;
        NativeButton bell = getContent();
        bell.addClassNames("kb-bar-button", "kb-bell");
        bell.addClickListener(_ -> getUI().ifPresent(this::openNotices));
        show(0, Severity.OK);
        pages.follow(this, this::draw);
    }

    /** Draws the number. If it can't be read, the last number stays and the read is retried soon. */
    private Instant draw() {
        try {
            Board board = notices.board(member);
            show(board.unread(), board.worst());
            wasShown = true;
            return board.next();
        } catch (RuntimeException fault) {
            if (fault instanceof Refusal) {
                return stopOrThrow(fault);
            }
            LOG.warn("The number of unread notices could not be read; the bell retries", fault);
            return notices.retryAt();
        }
    }

    /**
     * Throws if the page has shown a number, because the member has lost access since. Otherwise the member never had
     * access, so the bell stops asking.
     */
    private Instant stopOrThrow(RuntimeException refusal) {
        if (wasShown) {
            throw refusal;
        }
        return Instant.MAX;
    }

    private void show(int unread, Severity worst) {
        String shown = unread > SHOWN_AT_MOST ? SHOWN_AT_MOST + "+" : String.valueOf(unread);
        getContent().setAriaLabel(getTranslation("notice.unread", String.valueOf(unread)));
        setTooltip(worst == Severity.EXPIRED);
        Drawing.show(getContent(), marks(unread > 0 ? shown : ""));
        getUI().ifPresent(tab -> TabMark.show(tab, unread > 0 ? shown : "", worst));
    }

    /**
     * Opens the notices. If their page is already open, only moves the focus, so that the page's other choices stay.
     */
    private void openNotices(UI ui) {
        NoticeCentre.in(ui).ifPresentOrElse(NoticeCentre::focusUnread, () -> ui.navigate(""));
    }

    /** Marks the bell if a press leaves this page. The browser then shows the outline of the next page at once. */
    private void markIfLeaving(UI ui) {
        if (NoticeCentre.in(ui).isPresent()) {
            getContent().getElement().removeAttribute("data-leads");
        } else {
            getContent().getElement().setAttribute("data-leads", "");
        }
    }

    /** Sets a tooltip while no orders can come, whether the notice is read or not. */
    private void setTooltip(boolean isDead) {
        if (isDead != keyDead) {
            keyDead = isDead;
            Tooltip.forComponent(getContent()).setText(isDead ? getTranslation("notice.dead") : null);
        }
    }

    private Component[] marks(String shown) {
        Span number = new Span(shown);
        number.addClassName("kb-bell-number");
        number.getElement().setAttribute("aria-hidden", "true");
        Span mark = Severity.EXPIRED.icon();
        mark.addClassName("kb-bell-dead");
        Severity.EXPIRED.mark(mark);
        return keyDead
                ? new Component[] {Icons.BELL.draw(), mark, number}
                : new Component[] {Icons.BELL.draw(), number};
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration following =
                Registration.combine(TabMark.follow(ui), ui.addAfterNavigationListener(_ -> markIfLeaving(ui)));
        addDetachListener(detached -> {
            following.remove();
            detached.unregisterListener();
        });
    }
}
