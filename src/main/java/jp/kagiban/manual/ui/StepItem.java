package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import jp.kagiban.manual.Manual;

/** One step: its number, what to do, and what is easily missed. */
class StepItem extends ListItem {

    private static final Set<Integer> WITH_HINT = Set.of(3, 5, 7, 8, 9, 11, 14, 15, 16, 17);

    StepItem(int number) {
        addClassName("kb-step");
        setId(Manual.anchor(number));
        getElement().setAttribute("tabindex", "-1");
        Span shown = new Span(String.valueOf(number));
        shown.addClassName("kb-step-number");
        shown.getElement().setAttribute("aria-hidden", "true");
        add(shown, text(number));
    }

    private Div text(int number) {
        Div text = new Div(heading(number));
        text.addClassName("kb-step-text");
        getTranslation("manual.step." + number + ".text")
                .lines()
                .map(Paragraph::new)
                .forEach(text::add);
        if (WITH_HINT.contains(number)) {
            getTranslation("manual.step." + number + ".hint")
                    .lines()
                    .map(StepItem::hint)
                    .forEach(text::add);
        }
        return text;
    }

    private H3 heading(int number) {
        Span spoken = new Span(getTranslation("manual.number", number));
        spoken.addClassName("kb-hidden");
        return new H3(spoken, new Span(getTranslation("manual.step." + number + ".title")));
    }

    private static Paragraph hint(String sentence) {
        Paragraph hint = new Paragraph(sentence);
        hint.addClassName("kb-step-hint");
        return hint;
    }
}
