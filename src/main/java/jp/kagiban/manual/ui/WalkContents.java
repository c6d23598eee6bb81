package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.kit.Icons;
import jp.kagiban.manual.Progress;

/** The steps of a walk, with what is done and where one is. */
final class WalkContents extends Nav {

    private final OrderedList list = new OrderedList();

    WalkContents() {
        addClassName("kb-walk-contents");
        setAriaLabel(getTranslation("manual.walk.steps"));
        add(new H3(getTranslation("manual.walk.steps")), list);
    }

    void show(Progress walk, int now) {
        list.removeAll();
        int place = 0;
        for (int step : walk.walk().steps()) {
            list.add(new ListItem(entry(walk, step, ++place, now)));
        }
    }

    private Anchor entry(Progress walk, int step, int place, int now) {
        boolean done = walk.done().containsKey(step);
        Span words = new Span(new StepWords(step, walk.walk(), this::getTranslation).title());
        Anchor entry = new Anchor(WalkDesk.at(walk, step).href(), mark(place, done), words);
        entry.getElement().setAttribute("data-state", WalkHead.state(walk, step, now));
        if (step == now) {
            entry.getElement().setAttribute("aria-current", "step");
        }
        if (done) {
            Span said = new Span(getTranslation("manual.walk.is-done"));
            said.addClassName("kb-walk-said");
            entry.add(said);
        }
        return entry;
    }

    private static Component mark(int place, boolean done) {
        if (done) {
            return Icons.CHECK.draw();
        }
        Span number = new Span(String.valueOf(place));
        number.addClassName("kb-walk-number");
        return number;
    }
}
