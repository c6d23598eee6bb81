package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.delivery.push.PushBrowsers.Addition;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PushButton;
import jp.kagiban.kit.PushButton.Ability;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.MemberId;

/** Subscribes the current browser, and lists those that receive notices. */
final class PushPart extends Section {

    private static final String SAID_NO = "NotAllowedError";

    private final PushBrowsers browsers;
    private final StepUp stepUp;
    private final boolean mayAdd;
    private final Div message = new Div();
    private final Div hint = new Div();
    private final PushButton take;
    private final PushList list;
    private Ability ability = Ability.ABLE;
    /** Whether the browser had a subscription before the press, perhaps for another company. */
    private boolean subscribed;

    private Optional<UUID> here = Optional.empty();

    /** @param mayAdd whether the member's address is proven, if it must be */
    PushPart(PushBrowsers browsers, DeliveryLog log, StepUp stepUp, MemberId member, boolean mayAdd) {
        this.browsers = browsers;
        this.stepUp = stepUp;
        this.mayAdd = mayAdd;
        list = new PushList(browsers, log, this::say, this::changed);
        addClassName("kb-section");
        take = new PushButton(
                getTranslation("delivery.push.take"),
                browsers.publicKey(),
                member.toString(),
                this::seen,
                this::taken,
                this::failed);
        Div actions = new Div(take);
        actions.addClassName("kb-actions");
        add(
                new H2(getTranslation("delivery.push.heading")),
                new Paragraph(getTranslation("delivery.push.text")),
                message,
                list,
                hint,
                actions);
        changed();
    }

    private void seen(Ability found, String endpoint) {
        ability = found;
        subscribed = !endpoint.isEmpty();
        here = endpoint.isEmpty() ? Optional.empty() : browsers.at(endpoint);
        changed();
    }

    /** Draws the list and the button again. */
    private void changed() {
        list.show(here);
        boolean there = list.holds(here);
        take.setVisible(mayAdd && ability == Ability.ABLE && !there);
        hint.removeAll();
        switch (ability) {
            case ABLE -> {
                if (!mayAdd) {
                    hint.add(new Paragraph(getTranslation("delivery.unproven")));
                }
            }
            case DENIED -> hint.add(new Paragraph(getTranslation("delivery.push.denied")));
            case HOME_SCREEN -> hint.add(new Paragraph(getTranslation("delivery.push.home-screen")));
            case NONE -> hint.add(new Paragraph(getTranslation("delivery.push.none")));
        }
    }

    /** Asks for a proof of identity after the subscription, because a browser subscribes only in the press itself. */
    private void taken(String told) {
        stepUp.then(() -> keep(told), this::giveUp);
    }

    private void giveUp() {
        if (!subscribed) {
            PushButton.forget(UI.getCurrent());
        }
    }

    private void keep(String told) {
        Addition addition = browsers.add(told, getLocale());
        switch (addition) {
            case DONE -> say(Severity.SUCCESS, getTranslation("delivery.push.taken"));
            case ODD -> say(Severity.URGENT, getTranslation("delivery.push.failed"));
            case TOO_MANY -> say(Severity.URGENT, getTranslation("delivery.push.many", PushBrowsers.MOST));
        }
        if (addition == Addition.DONE) {
            subscribed = true;
            here = browsers.of(told);
        } else {
            giveUp();
        }
        changed();
    }

    /** The browser has just reported what it can do. */
    private void failed(String fault) {
        if (ability == Ability.DENIED) {
            message.removeAll();
            StatusLine.say(this, getTranslation("delivery.push.denied"));
            return;
        }
        boolean saidNo = SAID_NO.equals(fault);
        say(Severity.URGENT, getTranslation(saidNo ? "delivery.push.refused" : "delivery.push.failed"));
    }

    private void say(Severity severity, String sentence) {
        message.removeAll();
        message.add(MessagePanel.line(severity, sentence));
        StatusLine.say(this, sentence);
    }
}
