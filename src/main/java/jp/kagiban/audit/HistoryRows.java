package jp.kagiban.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Optional;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shared.MemberId;

/** Shows the history as a list, for phones. Each row opens its details below. */
public final class HistoryRows extends VirtualList<Entry> {

    private final HistoryWords words;

    public HistoryRows(HistoryWords words) {
        this.words = words;
        addClassName("kb-history-rows");
        getElement().setAttribute("aria-label", getTranslation("audit.list"));
        setRenderer(new ComponentRenderer<>(this::row));
    }

    public Component row(Entry entry) {
        Div first = new Div(new Span(words.event(entry)), HistoryGrid.outcome(words, entry));
        first.addClassName("kb-orders-row-line");
        Div row = new Div(new Details(new Div(first, contextLine(entry)), HistoryGrid.facts(words, entry)));
        row.addClassName("kb-orders-row");
        return row;
    }

    private Component contextLine(Entry entry) {
        Div line = new Div(new Span(TimeText.second(entry.at())), new Span(words.who(entry)));
        line.addClassNames("kb-orders-row-line", "kb-small");
        String subject = words.subject(entry);
        if (!subject.isEmpty() && !isActor(entry)) {
            line.add(new Span(subject));
        }
        return line;
    }

    /**
     * Returns whether the subject is the actor, who is named already. After a renaming it is not, because the subject
     * has the earlier name.
     */
    private static boolean isActor(Entry entry) {
        Subject subject = entry.subject();
        return subject != null
                && subject.kind() == Subject.Kind.MEMBER
                && new MemberId(subject.id()).equals(entry.actor().id())
                && !entry.action().equals(Optional.of(Action.MEMBER_RENAMED));
    }
}
