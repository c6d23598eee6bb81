package jp.kagiban.notice;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows the articles of notices, the first few in full size and the others compact. An article stays the same component
 * as long as its notice exists, so that nothing jumps.
 */
final class NoticeList extends Composite<Div> {

    private final Map<Notice.Key, NoticeArticle> articles = new HashMap<>();
    private final NoticeArticle.Actions actions;
    private final NoticeWords words;

    NoticeList(NoticeArticle.Actions actions) {
        this.actions = actions;
        this.words = new NoticeWords(getLocale());
    }

    /** Shows these notices. Returns a line that announces what is new; empty if nothing is. */
    String show(List<Notice> notices) {
        Set<Notice.Key> shownBefore = Set.copyOf(articles.keySet());
        String changed = notices.stream()
                .map(this::announcement)
                .filter(news -> !news.isEmpty())
                .findFirst()
                .orElse("");
        removeOthers(notices.stream().map(Notice::key).collect(Collectors.toSet()));
        for (int i = 0; i < notices.size(); i++) {
            place(i, notices.get(i));
        }
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
                getContent().remove(entry.getValue());
            }
            return gone;
        });
    }

    private void place(int index, Notice notice) {
        NoticeArticle article = articles.computeIfAbsent(notice.key(), _ -> new NoticeArticle(notice, actions));
        if (getContent().indexOf(article) != index) {
            getContent().addComponentAtIndex(index, article);
        }
        article.show(notice, NoticeArticle.Size.at(index));
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
        return getContent().getChildren().map(NoticeArticle.class::cast);
    }
}
