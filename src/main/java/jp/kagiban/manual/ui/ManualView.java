package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageFragment;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Personal;
import jp.kagiban.kit.Severity;
import jp.kagiban.manual.Manual;

/** How a licence key is issued in RMS and registered here, and how it is renewed. */
@Route(Manual.ADDRESS)
@PermitAll
@Personal
class ManualView extends Div implements HasDynamicTitle, AfterNavigationObserver {

    ManualView() {
        addClassName("kb-page");
        Div chapters = new Div();
        chapters.addClassName("kb-manual-chapters");
        for (Chapter chapter : Chapter.values()) {
            chapters.add(section(chapter));
        }
        chapters.add(new Trouble());
        Div columns = new Div(new Contents(), chapters);
        columns.addClassName("kb-manual");
        add(new PageHeader(getTranslation("manual.title")), new Paragraph(getTranslation("manual.intro")));
        add(renewal(), columns);
    }

    private MessagePanel renewal() {
        Anchor link = new Anchor(Manual.step(Chapter.ISSUE.from()), getTranslation("manual.to", Chapter.ISSUE.from()));
        return MessagePanel.line(Severity.INFO, getTranslation("manual.renewal"))
                .offer(link);
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

    @Override
    public String getPageTitle() {
        return getTranslation("manual.title") + getTranslation("kit.title.tail");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        PageFragment.showIn(this);
    }
}
