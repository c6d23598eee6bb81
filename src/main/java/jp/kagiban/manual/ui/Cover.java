package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.Walk;

/** Shows the manual as one page: the member's place, the walks, and all steps. */
final class Cover extends Div {

    Cover(WalkDesk desk) {
        addClassName("kb-cover");
        Paragraph drawn = new Paragraph(getTranslation("manual.drawn"));
        drawn.addClassName("kb-small");
        Div intro = new Div(new Paragraph(getTranslation("manual.intro")), drawn);
        intro.addClassName("kb-manual-intro");
        add(intro);
        desk.latest().map(this::place).ifPresent(this::add);
        Div walks = new Div();
        walks.addClassName("kb-walks");
        for (Walk walk : Walk.values()) {
            walks.add(card(walk));
        }
        Section choice = new Section(new H2(getTranslation("manual.walks")), walks);
        choice.addClassName("kb-section");
        Div chapters = new Div();
        chapters.addClassName("kb-manual-chapters");
        for (Chapter chapter : Chapter.values()) {
            chapters.add(section(chapter));
        }
        chapters.add(new Trouble());
        Div columns = new Div(new Contents(), chapters);
        columns.addClassName("kb-manual");
        add(choice, columns);
    }

    private MessagePanel place(Progress walk) {
        String walkName = getTranslation("manual.walk." + walk.walk().word());
        String sentence = walk.shop() == null
                ? walkName
                : getTranslation("manual.place.of", walk.shop().name(), walkName);
        int total = walk.walk().steps().size();
        int step = walk.next().orElse(WalkDesk.first(walk.walk()));
        Anchor onward = new Anchor(WalkDesk.at(walk, step).href(), getTranslation("manual.place.on"));
        onward.addClassName("kb-button-link");
        MessagePanel panel = new MessagePanel(Severity.INFO, getTranslation("manual.place"))
                .say(sentence)
                .say(getTranslation("manual.walk.done", total, walk.done().size()));
        panel.addClassName("kb-manual-place");
        return panel.offer(onward);
    }

    private Anchor card(Walk walk) {
        String key = "manual.walk." + walk.word();
        Span steps = new Span(getTranslation("manual.walk.length", walk.steps().size()));
        steps.addClassName("kb-small");
        Div words = new Div(new H3(getTranslation(key)), new Paragraph(getTranslation(key + ".lead")), steps);
        Anchor card = new Anchor(Manual.walk(walk), words, Icons.ONWARD.draw());
        card.addClassName("kb-walk-card");
        return card;
    }

    private Section section(Chapter chapter) {
        OrderedList steps = new OrderedList();
        steps.addClassName("kb-steps");
        steps.getElement().setAttribute("start", String.valueOf(chapter.from()));
        chapter.steps().mapToObj(StepItem::new).forEach(steps::add);
        Section section = new Section(
                new H2(getTranslation(chapter.titleKey())), new Paragraph(getTranslation(chapter.introKey())), steps);
        section.addClassName("kb-section");
        section.setId(chapter.anchor());
        section.getElement().setAttribute("tabindex", "-1");
        return section;
    }
}
