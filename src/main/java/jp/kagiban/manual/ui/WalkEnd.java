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
 * The page after a walk's last step. Shows the status of the key, or the unmarked steps if the portal can't know the
 * status. Links to what comes next, and offers to restart the walk.
 */
final class WalkEnd extends Div {

    private static final int ISSUE = 9;

    private final Progress walk;
    private final WalkDesk desk;
    private final MessagePanel panel;

    /** @param onRestart restarts the walk; offered only if progress is stored */
    WalkEnd(Progress walk, WalkDesk desk, Runnable onRestart) {
        this.walk = walk;
        this.desk = desk;
        addClassName("kb-walk-end");
        panel = statusPanel();
        List<Component> actions = new ArrayList<>();
        actions.add(mainLink());
        if (unregistered() && openSteps() > 1) {
            actions.add(linkToOpenStep());
        }
        if (mayRestart()) {
            actions.add(new Button(getTranslation("manual.walk.anew"), _ -> onRestart.run()));
        }
        actions.add(new Anchor(Manual.ADDRESS, getTranslation("manual.walk.cover")));
        panel.offer(actions.toArray(Component[]::new));
        add(panel);
    }

    void focus() {
        panel.focus();
    }

    /** Returns whether the walk can restart. A walk can't restart while the shop's new key waits. */
    private boolean mayRestart() {
        boolean waits = walk.registration() == Registration.WAITING || walk.registration() == Registration.UNUSABLE;
        return desk.keeps() && !walk.done().isEmpty() && !(waits && walk.shop() != null);
    }

    private boolean unregistered() {
        return walk.registration() == Registration.MISSING || walk.registration() == Registration.REFUSED;
    }

    /** Returns how many steps aren't marked. */
    private int openSteps() {
        return walk.walk().steps().size() - walk.done().size();
    }

    private MessagePanel statusPanel() {
        String key = "manual.end." + walk.walk().word();
        return switch (walk.registration()) {
            case WAITING -> panel(Severity.WAIT, key, key + ".next");
            case IN_USE -> panel(Severity.SUCCESS, key, key + ".used");
            case MISSING -> missing(key);
            case REFUSED -> panel(Severity.EXPIRED, "manual.end.refused", "manual.end.refused.next");
            case UNUSABLE -> panel(Severity.URGENT, "manual.end.unusable", "manual.end.unusable.next");
            case UNKNOWN -> unknown(key);
        };
    }

    private MessagePanel missing(String key) {
        MessagePanel missing = panel(Severity.URGENT, key + ".missing", key + ".missing.next");
        return openSteps() > 1 ? missing.say(getTranslation("manual.end.open.next", openSteps())) : missing;
    }

    private MessagePanel unknown(String key) {
        if (desk.keeps() && !walk.finished()) {
            return new MessagePanel(Severity.INFO, getTranslation("manual.end.open"))
                    .say(getTranslation("manual.end.open.next", openSteps()));
        }
        if (walk.walk() == Walk.FUNCTIONS) {
            return panel(
                    desk.keeps() ? Severity.SUCCESS : Severity.INFO,
                    desk.keeps() ? key : "manual.end.open",
                    key + ".next");
        }
        return panel(Severity.INFO, "manual.end.open", "manual.end.unknown");
    }

    private MessagePanel panel(Severity severity, String headline, String sentence) {
        return new MessagePanel(severity, getTranslation(headline)).say(getTranslation(sentence));
    }

    private Anchor mainLink() {
        if (unregistered()) {
            return main(Deed.here(this, walk, desk));
        }
        if (walk.registration() == Registration.UNKNOWN && desk.keeps() && !walk.finished()) {
            return main(linkToOpenStep());
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

    private Anchor linkToOpenStep() {
        int step = walk.next().orElse(WalkDesk.first(walk.walk()));
        return new Anchor(WalkDesk.at(walk, step).href(), getTranslation("manual.end.open.to"));
    }

    private static Anchor main(Anchor link) {
        link.addClassName("kb-button-link");
        return link;
    }
}
