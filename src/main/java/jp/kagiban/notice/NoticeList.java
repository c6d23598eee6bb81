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

/** The cards of the notices. A card stays the same as long as its notice stands, so that nothing jumps. */
final class NoticeList extends Composite<Div> {

    private final Map<Notice.Key, NoticeCard> cards = new HashMap<>();
    private final NoticeDeeds deeds;

    NoticeList(NoticeDeeds deeds) {
        this.deeds = deeds;
    }

    /** Shows these, and returns one line that says what is new; empty if nothing is. */
    String show(List<Notice> notices) {
        Set<Notice.Key> before = Set.copyOf(cards.keySet());
        String changed = notices.stream()
                .map(this::changed)
                .filter(news -> !news.isEmpty())
                .findFirst()
                .orElse("");
        drop(notices.stream().map(Notice::key).collect(Collectors.toSet()));
        for (int i = 0; i < notices.size(); i++) {
            place(i, card(notices.get(i)));
        }
        return notices.stream()
                .filter(notice -> !notice.read() && !before.contains(notice.key()))
                .findFirst()
                .map(notice -> getTranslation("notice.new", card(notice).spoken()))
                .orElse(changed);
    }

    /** What is said of a notice that was there before; empty if it says what it said. */
    private String changed(Notice notice) {
        NoticeCard card = cards.get(notice.key());
        if (card == null) {
            return "";
        }
        if (!card.notice().text().equals(notice.text())) {
            return getTranslation("notice.reworded");
        }
        return card.notice().handling().equals(notice.handling())
                ? ""
                : notice.handling()
                        .map(by -> getTranslation("notice.handling.taken", card.spoken(), by.name()))
                        .orElseGet(() -> getTranslation("notice.handling.ended", card.spoken()));
    }

    private void drop(Set<Notice.Key> standing) {
        cards.entrySet().removeIf(entry -> {
            boolean gone = !standing.contains(entry.getKey());
            if (gone) {
                getContent().remove(entry.getValue());
            }
            return gone;
        });
    }

    private NoticeCard card(Notice notice) {
        NoticeCard card = cards.computeIfAbsent(notice.key(), key -> new NoticeCard(notice, deeds));
        card.show(notice);
        return card;
    }

    private void place(int index, NoticeCard card) {
        boolean there = index < getContent().getComponentCount() && getContent().getComponentAt(index) == card;
        if (!there) {
            getContent().addComponentAtIndex(index, card);
        }
        card.lead(index == 0);
    }

    /** Where focus goes after the notice's button has gone with its press. */
    void focus(Notice.Key key) {
        NoticeCard card = cards.get(key);
        if (card != null) {
            card.focusHeadline();
        } else {
            focusFirst();
        }
    }

    void focusFirst() {
        first().ifPresent(NoticeCard::focusHeadline);
    }

    /** Goes to the first that is unread, else to the first; false if there is none. */
    boolean focusUnread() {
        Optional<NoticeCard> next =
                inOrder().filter(card -> !card.notice().read()).findFirst().or(this::first);
        next.ifPresent(NoticeCard::focusHeadline);
        return next.isPresent();
    }

    private Optional<NoticeCard> first() {
        return inOrder().findFirst();
    }

    private Stream<NoticeCard> inOrder() {
        return getContent().getChildren().map(NoticeCard.class::cast);
    }
}
