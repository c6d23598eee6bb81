package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.Registration;
import jp.kagiban.manual.Walk;
import jp.kagiban.manual.WalkAddress;

/**
 * The page after the last step: the status of the key, or the unmarked steps if that can't be known; the next links; and a button
 * to restart.
 */
final class WalkEnd extends Div {

    private static final int ISSUE = 9;

    private final Progress walk;
    private final WalkDesk desk;
    private final MessagePanel panel;

    /** @param anew restarts the walk; offered if progress is stored */
    WalkEnd(Progress walk, WalkDesk desk, Runnable anew) {
        this.walk = walk;
        this.desk = desk;
        addClassName("kb-walk-end");
        panel = said();
        List<Component> actions = new ArrayList<>();
        actions.add(onward());
        if (unregistered() && open() > 1) {
            actions.add(toOpen());
        }
        if (endsAnew()) {
            actions.add(new Button(getTranslation("manual.walk.anew"), _ -> anew.run()));
        }
        actions.add(new Anchor(Manual.ADDRESS, getTranslation("manual.walk.cover")));
        panel.offer(actions.toArray(Component[]::new));
        add(panel);
    }

    void focus() {
        panel.focus();
    }

    /** Whether the walk can restart; not while the shop's new key waits. */
    private boolean endsAnew() {
        boolean waits = walk.registration() == Registration.WAITING && walk.shop() != null;
        return desk.keeps() && !walk.done().isEmpty() && !waits;
    }

    private boolean unregistered() {
        return walk.registration() == Registration.MISSING || walk.registration() == Registration.REFUSED;
    }

    /** How many steps aren't marked. */
    private int open() {
        return walk.walk().steps().size() - walk.done().size();
    }

    private MessagePanel said() {
        String of = "manual.end." + walk.walk().word();
        return switch (walk.registration()) {
            case WAITING -> panel(Severity.WAIT, of, of + ".next");
            case IN_USE -> panel(Severity.SUCCESS, of, of + ".used");
            case MISSING -> missing(of);
            case REFUSED -> panel(Severity.EXPIRED, "manual.end.refused", "manual.end.refused.next");
            case UNKNOWN -> unknown(of);
        };
    }

    private MessagePanel missing(String of) {
        MessagePanel missing = panel(Severity.URGENT, of + ".missing", of + ".missing.next");
        return open() > 1 ? missing.say(getTranslation("manual.end.open.next", open())) : missing;
    }

    private MessagePanel unknown(String of) {
        if (desk.keeps() && !walk.finished()) {
            return new MessagePanel(Severity.INFO, getTranslation("manual.end.open"))
                    .say(getTranslation("manual.end.open.next", open()));
        }
        if (walk.walk() == Walk.FUNCTIONS) {
            return panel(
                    desk.keeps() ? Severity.SUCCESS : Severity.INFO,
                    desk.keeps() ? of : "manual.end.open",
                    of + ".next");
        }
        return panel(Severity.INFO, "manual.end.open", "manual.end.unknown");
    }

    private MessagePanel panel(Severity severity, String headline, String sentence) {
        return new MessagePanel(severity, getTranslation(headline)).say(getTranslation(sentence));
    }

    private Anchor onward() {
        if (unregistered()) {
            return main(Deed.here(this, walk, desk));
        }
        if (walk.registration() == Registration.UNKNOWN && desk.keeps() && !walk.finished()) {
            return main(toOpen());
        }
        if (walk.walk() == Walk.FUNCTIONS) {
            WalkAddress issue = WalkDesk.at(walk, ISSUE).on(Walk.RENEW);
            return main(new Anchor(issue.href(), getTranslation("manual.end.functions.to")));
        }
        return main(
                walk.shop() == null
                        ? new Anchor("shops", getTranslation("manual.end.shops"))
                        : new Anchor("shops/" + walk.shop().id(), getTranslation("manual.end.shop")));
    }

    private Anchor toOpen() {
        int step = walk.next().orElse(WalkDesk.first(walk.walk()));
        return new Anchor(WalkDesk.at(walk, step).href(), getTranslation("manual.end.open.to"));
    }

    private static Anchor main(Anchor link) {
        link.addClassName("kb-button-link");
        return link;
    }
}
