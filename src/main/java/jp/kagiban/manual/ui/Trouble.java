package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import jp.kagiban.kit.CauseList;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.ManualStep;

/** Lists the causes if a key doesn't work, the likeliest first. */
class Trouble extends Section {

    static final String ANCHOR = "trouble";

    Trouble() {
        addClassName("kb-section");
        setId(ANCHOR);
        getElement().setAttribute("tabindex", "-1");
        add(
                new H2(getTranslation("manual.trouble")),
                rejected(),
                matter("date", ManualStep.SWITCH_FUNCTIONS_ON),
                matter("waiting", ManualStep.ISSUE_A_KEY));
        add(matter("lost", ManualStep.OPEN_THE_KEYS));
    }

    private Div rejected() {
        CauseList causes = new CauseList()
                .cause(getTranslation("manual.trouble.rejected.new"))
                .cause(getTranslation("manual.trouble.rejected.typed"), step(ManualStep.PASTE_THE_KEY, "rejected"))
                .cause(
                        getTranslation("manual.trouble.rejected.functions"),
                        step(ManualStep.SWITCH_FUNCTIONS_ON, "rejected"))
                .cause(getTranslation("manual.trouble.rejected.older"), step(ManualStep.ISSUE_A_KEY, "rejected"))
                .cause(
                        getTranslation("manual.trouble.rejected.secret"),
                        step(ManualStep.COPY_THE_SERVICE_SECRET, "rejected"));
        Div card = card("rejected");
        card.add(causes);
        return card;
    }

    private Div matter(String name, ManualStep step) {
        Div card = card(name);
        card.add(new Div(step(step, name)));
        return card;
    }

    private Div card(String name) {
        Div card = new Div(
                new H3(getTranslation("manual.trouble." + name)),
                new Paragraph(getTranslation("manual.trouble." + name + ".text")));
        card.addClassName("kb-card");
        return card;
    }

    /** Returns a link to a step. A step may help with several problems, so the label names the step and the problem. */
    private Anchor step(ManualStep step, String matter) {
        String text = getTranslation("manual.see", step.number());
        Anchor link = new Anchor(Manual.step(step.number()), text);
        link.getElement().setAttribute("aria-label", text + " " + getTranslation("manual.trouble." + matter));
        return link;
    }
}
