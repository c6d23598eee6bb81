package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Map;
import jp.kagiban.kit.NarrowWindow;
import jp.kagiban.kit.Severity;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.manual.Walk;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.ShopId;

/** Shows the steps of a renewal and marks the current one. Steps in the mall link to the manual. */
final class StepRail extends Div {

    /** The steps, in their order. */
    enum Step {
        ISSUE(1),
        PASTE(2),
        WAIT(3),
        DONE(4);

        private final int number;

        Step(int number) {
            this.number = number;
        }
    }

    private static final int FIRST_TO_ISSUE = ManualStep.OPEN_THE_KEYS.number();
    private static final int LAST_TO_ISSUE = ManualStep.ISSUE_A_KEY.number();

    private final Map<Step, ListItem> items = new EnumMap<>(Step.class);
    private final Span count = new Span();
    private final ShopId shop;
    private Step reached = Step.ISSUE;
    private boolean narrow;

    /** @param shop the shop whose key is renewed */
    StepRail(ShopId shop) {
        this.shop = shop;
        addClassName("kb-rail");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("shop.rail"));
        OrderedList list = new OrderedList();
        for (Step step : Step.values()) {
            ListItem item = new ListItem();
            items.put(step, item);
            list.add(item);
        }
        count.addClassName("kb-rail-count");
        // Screen readers already get the number from the list.
        count.getElement().setAttribute("aria-hidden", "true");
        add(list);
        draw();
        NarrowWindow.follow(this, NarrowWindow.PHONE, this::setNarrow);
    }

    /** Shows the steps in one line on a phone. */
    private void setNarrow(boolean narrow) {
        if (this.narrow != narrow) {
            this.narrow = narrow;
            draw();
        }
    }

    /**
     * Marks the finished steps and the current step. At the last step, all steps are finished. Whether a key was issued
     * in RMS shows only once the key is entered here.
     */
    void show(Step reached) {
        this.reached = reached;
        draw();
    }

    private void draw() {
        setClassName("kb-rail-line", narrow);
        count.setText(reached.number + "/" + items.size());
        if (narrow) {
            addComponentAsFirst(count);
        } else {
            remove(count);
        }
        items.forEach(this::draw);
    }

    private void draw(Step step, ListItem item) {
        boolean done = reached == Step.DONE || (step.compareTo(reached) < 0 && reached != Step.PASTE);
        item.removeAll();
        item.getElement().setAttribute("data-state", state(step, done));
        item.getElement().setAttribute("aria-current", step == reached ? "step" : "false");
        item.add(narrow ? shortText(step, done) : fullText(step, done));
        if (!narrow && step == Step.ISSUE && reached.compareTo(Step.PASTE) <= 0) {
            item.add(manualLinks());
        }
    }

    private String state(Step step, boolean done) {
        if (done) {
            return "done";
        }
        return step == reached ? "now" : "later";
    }

    private Component shortText(Step step, boolean done) {
        Span text = new Span(getTranslation("shop.rail.short." + Kebab.of(step)));
        return done ? new Div(text, spokenDone()) : text;
    }

    private Component fullText(Step step, boolean done) {
        Span text = new Span(getTranslation("shop.rail." + Kebab.of(step)));
        Div line = new Div();
        line.addClassName("kb-rail-step");
        if (done) {
            Component icon = Severity.SUCCESS.icon();
            icon.getElement().setAttribute("aria-hidden", "true");
            line.add(icon, text, spokenDone());
        } else {
            Span number = new Span(String.valueOf(step.number));
            number.addClassName("kb-rail-number");
            line.add(number, text);
        }
        return line;
    }

    private Span spokenDone() {
        Span spoken = new Span(getTranslation("shop.rail.is-done"));
        spoken.addClassName("kb-unseen");
        return spoken;
    }

    private Component manualLinks() {
        Div links = new Div();
        links.addClassName("kb-rail-links");
        for (int step = FIRST_TO_ISSUE; step <= LAST_TO_ISSUE; step++) {
            Anchor link = new Anchor(Manual.walk(Walk.RENEW, shop, step));
            link.add(
                    new Span(getTranslation("shop.rail.manual", Walk.RENEW.place(step))),
                    new Span(getTranslation("manual.step." + step + ".title")));
            links.add(link);
        }
        return links;
    }
}
