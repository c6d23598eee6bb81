package jp.kagiban.notice;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.notice.Notices.Board;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a member's notices, the most urgent first, and keeps them current while the page is open. The page itself has
 * the heading of level 1; each notice has one of level 2.
 */
public final class NoticeCentre extends Composite<Div> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeCentre.class);

    private boolean wasShown;
    private final Notices notices;
    private final MemberId member;
    private final boolean mayRenew;
    private final NoticeList list;
    private final ReadingAll readingAll;
    private final Anchor renewingAll = new Anchor(NoticeAside.MANY_RENEWALS);
    private final AllClear allClear = new AllClear();
    private final Div failure = new Div(
            new Span(getTranslation("notice.trouble")), new Button(getTranslation("notice.reload"), pressed -> draw()));
    private final Span status = new Span();
    private final Paragraph noneInStage = new Paragraph(getTranslation("notice.none.stage"));
    private @Nullable Board shown;
    private @Nullable KeyStage stage;
    private Runnable showAllStages = () -> {};

    /**
     * Needs a tab with a tenant.
     *
     * @param mayRenew whether the member may enter a new key and handle notices; if not, a notice leads to its shop
     */
    public NoticeCentre(Notices notices, LivePages pages, MemberId member, boolean mayRenew) {
        this.notices = notices;
        this.mayRenew = mayRenew;
        this.list = new NoticeList(new CardActions());
        this.readingAll = new ReadingAll(this::readAll, this::undoReadAll);
        this.member = member;
        status.getElement().setAttribute("role", "status");
        status.addClassName("kb-status");
        failure.addClassName("kb-trouble");
        renewingAll.addClassName("kb-button-link");
        renewingAll.setVisible(false);
        getContent().addClassName("kb-notices");
        getContent().add(status, list);
        pages.follow(this, this::draw);
    }

    /** Returns the notices that the tab's page shows. */
    static Optional<NoticeCentre> in(UI tab) {
        return Optional.ofNullable(ComponentUtil.getData(tab, NoticeCentre.class))
                .filter(NoticeCentre::isAttached);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        ComponentUtil.setData(attached.getUI(), NoticeCentre.class, this);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (ComponentUtil.getData(detached.getUI(), NoticeCentre.class) == this) {
            ComponentUtil.setData(detached.getUI(), NoticeCentre.class, null);
        }
    }

    /**
     * Focuses the first unread notice, or else the first notice. If there is none, focuses the sentence that says so.
     */
    void focusUnread() {
        if (shown != null && shown.unread() > 0 && shown.of(stage).stream().allMatch(Notice::read)) {
            showAllStages.run();
        }
        if (!list.focusUnread()) {
            allClear.focus();
        }
    }

    /**
     * Shows the notices of shops in a stage, or of all shops if it is null.
     *
     * @param showAll makes the page choose all stages, if unread notices are only in another stage
     */
    public void choose(@Nullable KeyStage wanted, Runnable showAll) {
        stage = wanted;
        showAllStages = showAll;
        if (shown != null) {
            shown = null;
            draw();
        }
    }

    /**
     * Returns the part beside the page's heading, which is visible while more than one notice is unread, and shortly
     * after all were marked.
     */
    public Component readingAll() {
        return readingAll;
    }

    /**
     * Returns the page's main action while two or more shops need a new key and the member may enter one: the renewal of
     * many shops, with these shops.
     */
    public Component renewingAll() {
        return renewingAll;
    }

    /** Draws the notices. After a failed read, the last known notices stay and the read is retried soon. */
    private Instant draw() {
        try {
            Board board = notices.board(member);
            show(board);
            wasShown = true;
            Instant offered = readingAll.show(board.unread(), board.at());
            return offered.isBefore(board.next()) ? offered : board.next();
        } catch (RuntimeException fault) {
            if (fault instanceof Refusal) {
                return stopOrThrow(fault);
            }
            LOG.warn("The notices could not be read; the page says so and retries", fault);
            showFailure(true);
            return notices.retryAt();
        }
    }

    /**
     * Throws if the page has shown notices, because the member has lost access since. Otherwise the member never had
     * access, so the page stops asking.
     */
    private Instant stopOrThrow(RuntimeException refusal) {
        if (wasShown) {
            throw refusal;
        }
        return Instant.MAX;
    }

    private void show(Board board) {
        boolean first = shown == null;
        boolean renewsMany = mayRenew && board.toRenew() > 1;
        renewingAll.setVisible(renewsMany);
        renewingAll.setText(getTranslation("notice.renew-all", board.toRenew()));
        String news = list.show(board.of(stage), board.toRenew() < 2);
        if (!first && !news.isEmpty()) {
            status.setText(news);
        }
        shown = board;
        allClear.show(board.each().isEmpty(), board.outlook(), board.at());
        showFailure(false);
    }

    private void showFailure(boolean failed) {
        boolean empty = shown != null && shown.of(stage).isEmpty();
        place(failure, failed, status);
        boolean calm = shown != null && stage == null && shown.isCalm();
        place(allClear, calm, failed ? failure : status);
        place(noneInStage, empty && stage != null, failed ? failure : status);
    }

    /** Adds or removes a part. A hidden part would still be sent to the browser. */
    private void place(Component part, boolean wanted, Component behind) {
        if (!wanted) {
            part.removeFromParent();
        } else if (part.getParent().isEmpty()) {
            getContent().addComponentAtIndex(getContent().indexOf(behind) + 1, part);
        }
    }

    private void readAll() {
        if (attempt(() -> status.setText(readingAll.offerUndo(notices.markAllRead(member), notices.now())))) {
            readingAll.focusUndo();
        }
    }

    private void undoReadAll() {
        boolean back = attempt(() -> {
            notices.markUnread(member, readingAll.marked());
            readingAll.endOffer();
        });
        if (back) {
            status.setText(getTranslation("notice.read-all.undone"));
            list.focusFirst();
        }
    }

    /** Runs the action and draws the result. Returns false if the action failed, and shows that. */
    private boolean attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException fault) {
            LOG.warn("A notice could not be marked; the page says so", fault);
            showFailure(true);
            return false;
        }
        draw();
        return true;
    }

    private final class CardActions implements NoticeArticle.Actions {

        @Override
        public void go(Notice notice) {
            Location target = new Location(NoticeAside.path(notice, mayRenew));
            getUI().ifPresent(ui -> ui.navigate(target.getPath(), target.getQueryParameters()));
        }

        @Override
        public void read(Notice notice) {
            if (attempt(() -> notices.markRead(member, notice.keys()))) {
                status.setText(getTranslation("notice.marked"));
            }
            list.focus(notice.key());
        }

        @Override
        public void handle(Notice notice) {
            if (notice.handling().isPresent()) {
                changeHandling(notice, () -> notices.letGo(member, notice.key()));
            } else {
                new HandlingDialog(
                                notice,
                                notices.now(),
                                term -> changeHandling(notice, () -> notices.takeInHand(member, notice.key(), term)))
                        .open();
            }
        }

        private void changeHandling(Notice notice, Runnable action) {
            attempt(action);
            list.focus(notice.key());
        }

        @Override
        public boolean mayChange() {
            return mayRenew;
        }
    }
}
