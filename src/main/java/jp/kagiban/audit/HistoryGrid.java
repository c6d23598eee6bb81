package jp.kagiban.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;

/** Shows the history as a table. A row, or the row's button, opens the details below it. */
final class HistoryGrid extends Grid<Entry> {

    private static final int PAGE = 50;

    HistoryGrid(HistoryWords words) {
        super(PAGE);
        addClassName("kb-history-grid");
        setAriaLabel(getTranslation("audit.list"));
        setSelectionMode(SelectionMode.NONE);
        addColumn(entry -> TimeText.second(entry.at()))
                .setHeader(getTranslation("audit.time"))
                .setRowHeader(true)
                .setWidth("12rem")
                .setFlexGrow(0);
        addColumn(words::who).setHeader(getTranslation("audit.who"));
        addColumn(words::event).setHeader(getTranslation("audit.what")).setFlexGrow(4);
        addColumn(words::subject)
                .setHeader(getTranslation("audit.subject"))
                .setWidth("10rem")
                .setFlexGrow(3);
        addComponentColumn(entry -> outcome(words, entry))
                .setHeader(getTranslation("audit.outcome"))
                .setWidth("9rem")
                .setFlexGrow(0);
        addColumn(new ComponentRenderer<>(entry -> opener(words, entry), this::showExpanded))
                .setHeader(heading(getTranslation("audit.open")))
                .setWidth("5rem")
                .setFlexGrow(0);
        setItemDetailsRenderer(new ComponentRenderer<>(entry -> allFacts(words, entry)));
    }

    private static Component heading(String words) {
        Span heading = new Span(words);
        heading.addClassName("kb-hidden");
        return heading;
    }

    private Button opener(HistoryWords words, Entry entry) {
        Button opener =
                new Button(getTranslation("audit.open"), _ -> setDetailsVisible(entry, !isDetailsVisible(entry)));
        opener.addThemeVariants(ButtonVariant.TERTIARY);
        opener.setAriaLabel(getTranslation(
                "audit.open.of", words.what(entry), TimeText.second(entry.at()), String.valueOf(entry.seq())));
        return showExpanded(opener, entry);
    }

    /**
     * Shows on the button whether the details are open, because a click on the row opens them too. The button is
     * reused, so that it keeps the focus.
     */
    private Button showExpanded(Component opener, Entry entry) {
        opener.getElement().setAttribute("aria-expanded", String.valueOf(isDetailsVisible(entry)));
        return (Button) opener;
    }

    /** Returns all facts, including texts that the columns may have cut off. */
    private static Facts allFacts(HistoryWords words, Entry entry) {
        Facts facts = new Facts()
                .fact(words.say("audit.who"), words.who(entry))
                .fact(words.say("audit.what"), words.what(entry));
        String subject = words.subject(entry);
        return facts(words, entry, subject.isEmpty() ? facts : facts.fact(words.say("audit.subject"), subject));
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
        return facts(words, entry, new Facts());
    }

    private static Facts facts(HistoryWords words, Entry entry, Facts into) {
        String address = entry.actor().address();
        String details = words.details(entry);
        Facts known = details.isEmpty() ? into : into.fact(words.say("audit.details"), details);
        return known.fact(words.say("audit.utc"), HistoryWords.utc(entry))
                .fact(words.say("audit.address"), address == null ? words.say("audit.unknown") : address)
                .fact(words.say("audit.seq"), String.valueOf(entry.seq()));
    }
}
