package jp.kagiban.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.Jst;

/** The history as a table; a row opens to what it says besides. */
final class HistoryGrid extends Grid<Entry> {

    private static final int PAGE = 50;

    HistoryGrid(HistoryWords words) {
        super(PAGE);
        addClassName("kb-history-grid");
        setAriaLabel(getTranslation("audit.list"));
        setSelectionMode(SelectionMode.NONE);
        addColumn(entry -> Jst.second(entry.at()))
                .setHeader(getTranslation("audit.time"))
                .setRowHeader(true)
                .setWidth("13rem")
                .setFlexGrow(0);
        addColumn(words::who).setHeader(getTranslation("audit.who"));
        addColumn(words::what).setHeader(getTranslation("audit.what")).setFlexGrow(2);
        addColumn(words::subject).setHeader(getTranslation("audit.subject"));
        addColumn(words::details).setHeader(getTranslation("audit.details")).setFlexGrow(2);
        addComponentColumn(entry -> outcome(words, entry))
                .setHeader(getTranslation("audit.outcome"))
                .setWidth("8rem")
                .setFlexGrow(0);
        setItemDetailsRenderer(new ComponentRenderer<>(entry -> facts(words, entry)));
    }

    static Component outcome(HistoryWords words, Entry entry) {
        Span word = new Span(words.outcome(entry.outcome()));
        if (entry.outcome() == Outcome.DONE) {
            return word;
        }
        Span badge = new Span(Severity.INFO.icon(), word);
        badge.addClassName("kb-history-outcome");
        return badge;
    }

    static Facts facts(HistoryWords words, Entry entry) {
        String address = entry.actor().address();
        return new Facts()
                .fact(words.say("audit.details"), words.details(entry))
                .fact(words.say("audit.utc"), HistoryWords.utc(entry))
                .fact(words.say("audit.address"), address == null ? words.say("audit.unknown") : address)
                .fact(words.say("audit.seq"), String.valueOf(entry.seq()));
    }
}
