package jp.kagiban.notice;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.KeyStage;
import jp.kagiban.kit.LivePages;
import jp.kagiban.notice.Notices.Board;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Refusal;
import jp.kagiban.shared.TenantScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notices of a member, the most urgent first, right at every instant for as long as the page is open. Its page brings the
 * heading of level 1; each notice has one of level 2.
 */
public final class NoticeCentre extends Composite<Div> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeCentre.class);

    private boolean seen;
    private final Notices notices;
    private final MemberId member;
    private final boolean mayRenew;
    private final NoticeList list;
    private final ReadingAll readingAll;
    private final AllClear none = new AllClear();
    private final Div trouble = new Div(
            new Span(getTranslation("notice.trouble")), new Button(getTranslation("notice.reload"), pressed -> draw()));
    private final Span status = new Span();
    private final Paragraph noneOfStage = new Paragraph(getTranslation("notice.none.stage"));
    private @Nullable Board shown;
    private @Nullable KeyStage stage;
    private Runnable toAll = () -> {};

    /**
     * Made in a tab that has a tenant.
     *
     * @param mayRenew whether the member may enter a new key and say that they see to a notice; else it leads to its shop
     */
    public NoticeCentre(Notices notices, LivePages pages, TenantScope tenants, MemberId member, boolean mayRenew) {
        this.notices = notices;
        this.mayRenew = mayRenew;
        this.list = new NoticeList(new Deeds());
        this.readingAll = new ReadingAll(this::readAll, this::takeBack);
        this.member = member;
        status.getElement().setAttribute("role", "status");
        status.addClassName("kb-status");
        trouble.addClassName("kb-trouble");
        getContent().addClassName("kb-notices");
        getContent().add(status, list);
        pages.follow(this, tenants.current(), this::draw);
    }

    /** The one that stands on the tab's page. */
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

    /** Goes to the first that is unread, else to the first; where nothing stands, to the sentence that says so. */
    void focusUnread() {
        if (shown != null && shown.unread() > 0 && shown.of(stage).stream().allMatch(Notice::read)) {
            toAll.run();
        }
        if (!list.focusUnread()) {
            none.focus();
        }
    }

    /**
     * Shows those of the shops in a stage; all for null.
     *
     * @param showAll makes the page choose all, for what is unread elsewhere
     */
    public void choose(@Nullable KeyStage wanted, Runnable showAll) {
        stage = wanted;
        toAll = showAll;
        if (shown != null) {
            shown = null;
            draw();
        }
    }

    /** The part beside the page's heading; it shows while more than one notice is unread, or just was. */
    public Component readingAll() {
        return readingAll;
    }

    /** After a failed read, the last known notices stay, and the read is retried soon. */
    private Instant draw() {
        try {
            Board board = notices.board(member);
            show(board);
            seen = true;
            Instant offered = readingAll.show(board.unread(), board.at());
            return offered.isBefore(board.next()) ? offered : board.next();
        } catch (RuntimeException unread) {
            if (unread instanceof Refusal) {
                return refused(unread);
            }
            LOG.warn("The notices could not be read; the page says so and retries", unread);
            troubled(true);
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

    private void show(Board board) {
        boolean first = shown == null;
        String news = list.show(board.of(stage));
        if (!first && !news.isEmpty()) {
            status.setText(news);
        }
        shown = board;
        none.show(board.clear(), board.at());
        troubled(false);
    }

    private void troubled(boolean now) {
        boolean empty = shown != null && shown.of(stage).isEmpty();
        place(trouble, now, status);
        place(none, empty && stage == null, now ? trouble : status);
        place(noneOfStage, empty && stage != null, now ? trouble : status);
    }

    /** Removes invisible parts: hidden parts would be sent all the same. */
    private void place(Component part, boolean wanted, Component behind) {
        if (!wanted) {
            part.removeFromParent();
        } else if (part.getParent().isEmpty()) {
            getContent().addComponentAtIndex(getContent().indexOf(behind) + 1, part);
        }
    }

    private void readAll() {
        if (done(() -> status.setText(readingAll.offer(notices.markAllRead(member), notices.now())))) {
            readingAll.focusUndo();
        }
    }

    private void takeBack() {
        boolean back = done(() -> {
            notices.markUnread(member, readingAll.marked());
            readingAll.end();
        });
        if (back) {
            status.setText(getTranslation("notice.read-all.undone"));
            list.focusFirst();
        }
    }

    private void mark(Runnable marking) {
        if (done(marking)) {
            status.setText(getTranslation("notice.marked"));
        }
    }

    /** Does it, and shows what has become of it. False if it failed, which is said. */
    private boolean done(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException undone) {
            LOG.warn("A notice could not be marked; the page says so", undone);
            troubled(true);
            return false;
        }
        draw();
        return true;
    }

    private final class Deeds implements NoticeArticle.Actions {

        @Override
        public void go(Notice notice) {
            mark(() -> notices.markRead(member, notice.keys()));
            getUI().ifPresent(ui -> ui.navigate(NoticeAside.path(notice, mayRenew)));
        }

        @Override
        public void read(Notice notice) {
            mark(() -> notices.markRead(member, notice.keys()));
            list.focus(notice.key());
        }

        @Override
        public void handle(Notice notice) {
            if (notice.handling().isPresent()) {
                handled(notice, () -> notices.letGo(member, notice.key()));
            } else {
                new HandlingDialog(
                                notice,
                                notices.now(),
                                term -> handled(notice, () -> notices.takeInHand(member, notice.key(), term)))
                        .open();
            }
        }

        private void handled(Notice notice, Runnable deed) {
            done(deed);
            list.focus(notice.key());
        }

        @Override
        public boolean mayChange() {
            return mayRenew;
        }
    }
}
