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
 * The articles of the notices: the first in full size, the others compact. One stays the same as long as its notice stands in
 * its place, so that nothing jumps.
 */
final class NoticeList extends Composite<Div> {

    private final Map<Notice.Key, NoticeArticle> articles = new HashMap<>();
    private final NoticeArticle.Actions actions;
    private final NoticeWords words;

    NoticeList(NoticeArticle.Actions actions) {
        this.actions = actions;
        this.words = new NoticeWords(getLocale());
    }

    /** Shows these, and returns one line that says what is new; empty if nothing is. */
    String show(List<Notice> notices) {
        Set<Notice.Key> before = Set.copyOf(articles.keySet());
        String changed = notices.stream()
                .map(this::changed)
                .filter(news -> !news.isEmpty())
                .findFirst()
                .orElse("");
        drop(notices.stream().map(Notice::key).collect(Collectors.toSet()));
        for (int i = 0; i < notices.size(); i++) {
            place(i, notices.get(i));
        }
        return notices.stream()
                .filter(notice -> !notice.read() && !before.contains(notice.key()))
                .findFirst()
                .map(notice -> getTranslation("notice.new", words.spoken(notice)))
                .orElse(changed);
    }

    /** The announcement for a notice that was there before; empty if its text is unchanged. */
    private String changed(Notice notice) {
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

    private void drop(Set<Notice.Key> standing) {
        articles.entrySet().removeIf(entry -> {
            boolean gone = !standing.contains(entry.getKey());
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

    /** Moves the focus after a press has removed the notice's button. */
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

    /** Goes to the first that is unread, else to the first; false if there is none. */
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
