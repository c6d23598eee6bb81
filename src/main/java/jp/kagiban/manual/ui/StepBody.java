package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.NarrowWindow;
import jp.kagiban.manual.Walk;
import org.jspecify.annotations.Nullable;

/**
 * Shows the content of a step: the actions, the picture and the result. The actions have the same numbers as the
 * picture's marks.
 */
final class StepBody extends Div {

    StepBody(int step, @Nullable Walk walk) {
        addClassName("kb-step-body");
        StepWords words = new StepWords(step, walk, this::getTranslation);
        OrderedList actions = new OrderedList();
        actions.addClassName("kb-step-deeds");
        show(actions, words.actions(false));
        if (walk != null) {
            NarrowWindow.follow(this, NarrowWindow.PHONE, narrow -> show(actions, words.actions(narrow)));
        }
        add(actions, new StepPicture(Picture.of(step, walk, getLocale()), words.title()));
        Div beside = new Div(after(words.after()));
        beside.addClassName("kb-step-beside");
        words.hints().stream().map(StepBody::hint).forEach(beside::add);
        add(beside);
    }

    private static void show(OrderedList actions, List<String> sentences) {
        actions.removeAll();
        sentences.stream().map(Span::new).map(ListItem::new).forEach(actions::add);
    }

    private Div after(String sentence) {
        Span term = new Span(getTranslation("manual.after"));
        term.addClassName("kb-step-term");
        Div after = new Div(term, new Paragraph(sentence));
        after.addClassName("kb-step-after");
        return after;
    }

    private static Div hint(String sentence) {
        Div hint = new Div(Icons.INFO.draw(), new Paragraph(sentence));
        hint.addClassName("kb-step-hint");
        return hint;
    }
}
