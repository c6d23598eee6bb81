package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows the articles of notices as cards, and many of one kind as a group. An article stays the same component as long
 * as its notice exists, so that nothing jumps.
 */
final class NoticeList extends Composite<Div> {

    private final Map<Notice.Key, NoticeArticle> articles = new HashMap<>();
    private final Map<NoticeKind, NoticeGroup> groups = new EnumMap<>(NoticeKind.class);
    private final NoticeArticle.Actions actions;
    private final NoticeWords words;
    private boolean opened;

    NoticeList(NoticeArticle.Actions actions) {
        this.actions = actions;
        this.words = new NoticeWords(getLocale());
    }

    /**
     * Shows these notices. Returns a line that announces what is new; empty if nothing is.
     *
     * @param leads whether the first notice may have the page's main button
     */
    String show(List<Notice> notices, boolean leads) {
        Set<Notice.Key> shownBefore = Set.copyOf(articles.keySet());
        String changed = notices.stream()
                .map(this::announcement)
                .filter(news -> !news.isEmpty())
                .findFirst()
                .orElse("");
        removeOthers(notices.stream().map(Notice::key).collect(Collectors.toSet()));
        placeAll(NoticeGroup.blocks(notices), leads);
        opened = true;
        return notices.stream()
                .filter(notice -> !notice.read() && !shownBefore.contains(notice.key()))
                .findFirst()
                .map(notice -> getTranslation("notice.new", words.spoken(notice)))
                .orElse(changed);
    }

    /**
     * Returns the announcement for a notice that is already shown; empty if neither its text nor its handling changed.
     */
    private String announcement(Notice notice) {
        NoticeArticle article = articles.get(notice.key());
        if (article == null) {
            return "";
        }
        if (!article.notice().text().equals(notice.text())) {
            return getTranslation("notice.reworded");
        }
        return article.notice().handling().equals(notice.handling())
                ? ""
                : notice.handling()
                        .map(by -> getTranslation("notice.handling.taken", words.spoken(notice), by.name()))
                        .orElseGet(() -> getTranslation("notice.handling.ended", words.spoken(notice)));
    }

    private void removeOthers(Set<Notice.Key> current) {
        articles.entrySet().removeIf(entry -> {
            boolean gone = !current.contains(entry.getKey());
            if (gone) {
                entry.getValue().removeFromParent();
            }
            return gone;
        });
    }

    private void placeAll(List<NoticeGroup.Block> blocks, boolean leads) {
        boolean dense = !leads || blocks.stream().anyMatch(block -> block.kind().isPresent());
        for (int i = 0; i < blocks.size(); i++) {
            NoticeGroup.Block block = blocks.get(i);
            if (block.kind().isPresent()) {
                placeGroup(i, block.kind().get(), block.notices());
            } else {
                Notice notice = block.notices().getFirst();
                place(getContent(), i, article(notice));
                article(notice).show(notice, NoticeArticle.Size.at(i, dense, leads), List.of());
            }
        }
        groups.entrySet().removeIf(entry -> {
            boolean gone = blocks.stream().noneMatch(block -> block.kind().equals(Optional.of(entry.getKey())));
            if (gone) {
                entry.getValue().removeFromParent();
            }
            return gone;
        });
    }

    private void placeGroup(int index, NoticeKind kind, List<Notice> rows) {
        NoticeGroup group = groups.computeIfAbsent(kind, NoticeGroup::new);
        place(getContent(), index, group);
        List<NoticeText.Part> shared = group.showHead(rows, actions.mayChange());
        for (int i = 0; i < rows.size(); i++) {
            place(group, i + 1, article(rows.get(i)));
            article(rows.get(i)).show(rows.get(i), NoticeArticle.Size.ROW, shared);
        }
    }

    private NoticeArticle article(Notice notice) {
        return articles.computeIfAbsent(notice.key(), _ -> {
            NoticeArticle article = new NoticeArticle(notice, actions);
            article.getElement().setAttribute("data-arrived", opened && notice.kind() == NoticeKind.TAKEN_OVER);
            return article;
        });
    }

    private static void place(Div parent, int index, Component part) {
        if (parent.indexOf(part) != index) {
            parent.addComponentAtIndex(index, part);
        }
    }

    /** Focuses the notice after a press has removed its button. If the notice is gone, focuses the first one. */
    void focus(Notice.Key key) {
        NoticeArticle article = articles.get(key);
        if (article != null) {
            article.focus();
        } else {
            focusFirst();
        }
    }

    void focusFirst() {
        first().ifPresent(NoticeArticle::focus);
    }

    /** Focuses the first unread notice, or else the first one. Returns false if there is none. */
    boolean focusUnread() {
        Optional<NoticeArticle> next = inOrder()
                .filter(article -> !article.notice().read())
                .findFirst()
                .or(this::first);
        next.ifPresent(NoticeArticle::focus);
        return next.isPresent();
    }

    private Optional<NoticeArticle> first() {
        return inOrder().findFirst();
    }

    private Stream<NoticeArticle> inOrder() {
        return getContent()
                .getChildren()
                .flatMap(part -> part instanceof NoticeGroup group ? group.rows() : Stream.of((NoticeArticle) part));
    }
}
