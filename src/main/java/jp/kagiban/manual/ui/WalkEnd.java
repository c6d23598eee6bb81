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
import jp.kagiban.manual.Walk;
import jp.kagiban.manual.WalkAddress;

/** What stands after the last step: that all is done, or what isn't marked yet; where to go on; and the way to begin anew. */
final class WalkEnd extends Div {

    private static final int ISSUE = 9;

    private final Progress walk;
    private final MessagePanel panel;

    /** @param anew begins the walk anew; it is offered where something is kept */
    WalkEnd(Progress walk, boolean keeps, Runnable anew) {
        this.walk = walk;
        addClassName("kb-walk-end");
        boolean open = keeps && !walk.finished();
        panel = open ? unfinished() : finished();
        List<Component> actions = new ArrayList<>();
        actions.add(open ? toOpen() : onward());
        if (keeps && !walk.done().isEmpty()) {
            actions.add(new Button(getTranslation("manual.walk.anew"), _ -> anew.run()));
        }
        actions.add(new Anchor(Manual.ADDRESS, getTranslation("manual.walk.cover")));
        panel.offer(actions.toArray(Component[]::new));
        add(panel);
    }

    void focus() {
        panel.focus();
    }

    private MessagePanel finished() {
        return new MessagePanel(
                        Severity.SUCCESS,
                        getTranslation("manual.end." + walk.walk().word()))
                .say(getTranslation("manual.end." + walk.walk().word() + ".next"));
    }

    private MessagePanel unfinished() {
        int open = walk.walk().steps().size() - walk.done().size();
        return new MessagePanel(Severity.INFO, getTranslation("manual.end.open"))
                .say(getTranslation("manual.end.open.next", open));
    }

    private Anchor toOpen() {
        int step = walk.next().orElse(WalkDesk.first(walk.walk()));
        return main(WalkDesk.at(walk, step).href(), getTranslation("manual.end.open.to"));
    }

    private Anchor onward() {
        if (walk.walk() == Walk.FUNCTIONS) {
            WalkAddress issue = WalkDesk.at(walk, ISSUE).on(Walk.RENEW);
            return main(issue.href(), getTranslation("manual.end.functions.to"));
        }
        return walk.shop() == null
                ? main("shops", getTranslation("manual.end.shops"))
                : main("shops/" + walk.shop().id(), getTranslation("manual.end.shop"));
    }

    private static Anchor main(String href, String text) {
        Anchor link = new Anchor(href, text);
        link.addClassName("kb-button-link");
        return link;
    }
}
