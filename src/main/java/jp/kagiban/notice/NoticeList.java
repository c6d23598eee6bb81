package jp.kagiban.notice;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The cards of the notices. A card stays the same as long as its notice stands, so that nothing jumps. */
final class NoticeList extends Composite<Div> {

    private final Map<Notice.Key, NoticeCard> cards = new HashMap<>();
    private final Consumer<Notice> onGo;
    private final Consumer<Notice> onRead;
    private final boolean mayRenew;

    NoticeList(Consumer<Notice> onGo, Consumer<Notice> onRead, boolean mayRenew) {
        this.mayRenew = mayRenew;
        this.onGo = onGo;
        this.onRead = onRead;
    }

    /** Shows these, and returns one line that says what is new; empty if nothing is. */
    String show(List<Notice> notices) {
        Set<Notice.Key> before = Set.copyOf(cards.keySet());
        boolean reworded = notices.stream().anyMatch(this::reworded);
        drop(notices.stream().map(Notice::key).collect(Collectors.toSet()));
        for (int i = 0; i < notices.size(); i++) {
            place(i, card(notices.get(i)));
        }
        return notices.stream()
                .filter(notice -> !notice.read() && !before.contains(notice.key()))
                .findFirst()
                .map(notice -> getTranslation("notice.new", card(notice).spoken()))
                .orElse(reworded ? getTranslation("notice.reworded") : "");
    }

    private boolean reworded(Notice notice) {
        return Optional.ofNullable(cards.get(notice.key()))
                .filter(card -> !card.notice().text().equals(notice.text()))
                .isPresent();
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
        NoticeCard card = cards.computeIfAbsent(notice.key(), key -> new NoticeCard(notice, onGo, onRead, mayRenew));
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
        if (getContent().getComponentCount() > 0 && getContent().getComponentAt(0) instanceof NoticeCard first) {
            first.focusHeadline();
        }
    }
}
