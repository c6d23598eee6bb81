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

/** Subscribes the current browser, and lists the browsers that receive notices. */
final class PushPart extends Section {

    private static final String DENIED_BY_MEMBER = "NotAllowedError";

    private final PushBrowsers browsers;
    private final StepUp stepUp;
    private final boolean mayAdd;
    private final Div message = new Div();
    private final Div hint = new Div();
    private final PushButton subscribeButton;
    private final PushList list;
    private Ability ability = Ability.ABLE;
    /** Tells if the browser had a subscription before the button was pressed, perhaps for another company. */
    private boolean wasSubscribed;

    private Optional<UUID> here = Optional.empty();

    /** @param mayAdd whether the member's address is proven, if it must be */
    PushPart(PushBrowsers browsers, DeliveryLog log, StepUp stepUp, MemberId member, boolean mayAdd) {
        this.browsers = browsers;
        this.stepUp = stepUp;
        this.mayAdd = mayAdd;
        list = new PushList(browsers, log, this::showMessage, this::redraw);
        setId("push");
        addClassName("kb-section");
        subscribeButton = new PushButton(
                getTranslation("delivery.push.take"),
                browsers.publicKey(),
                member.toString(),
                this::updateState,
                this::onSubscribed,
                this::onFailure);
        Div actions = new Div(subscribeButton);
        actions.addClassName("kb-actions");
        add(
                new H2(getTranslation("delivery.push.heading")),
                new Paragraph(getTranslation("delivery.push.text")),
                message,
                list,
                hint,
                actions);
        redraw();
    }

    private void updateState(Ability found, String endpoint) {
        ability = found;
        wasSubscribed = !endpoint.isEmpty();
        here = endpoint.isEmpty() ? Optional.empty() : browsers.at(endpoint);
        redraw();
    }

    /** Draws the list, the button and its hint again. */
    private void redraw() {
        list.show(here);
        boolean subscribedHere = list.contains(here);
        subscribeButton.setVisible(mayAdd && ability == Ability.ABLE && !subscribedHere);
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

    /**
     * Asks for a proof of identity only after the subscription, because a browser subscribes only while the press is
     * handled.
     */
    private void onSubscribed(String subscription) {
        stepUp.then(() -> store(subscription), this::undoSubscription);
    }

    /** Ends the new subscription. An earlier one stays, because another company may use it. */
    private void undoSubscription() {
        if (!wasSubscribed) {
            PushButton.forget(UI.getCurrent());
        }
    }

    private void store(String subscription) {
        Addition addition = browsers.add(subscription, getLocale());
        switch (addition) {
            case DONE -> showMessage(Severity.SUCCESS, getTranslation("delivery.push.taken"));
            case ODD -> showMessage(Severity.URGENT, getTranslation("delivery.push.failed"));
            case TOO_MANY -> showMessage(Severity.URGENT, getTranslation("delivery.push.many", PushBrowsers.MOST));
        }
        if (addition == Addition.DONE) {
            wasSubscribed = true;
            here = browsers.of(subscription);
        } else {
            undoSubscription();
        }
        redraw();
    }

    /**
     * Says why the browser has no subscription. The browser has just reported its ability, so a known denial only needs
     * the hint.
     */
    private void onFailure(String fault) {
        if (ability == Ability.DENIED) {
            message.removeAll();
            StatusLine.say(this, getTranslation("delivery.push.denied"));
            return;
        }
        boolean denied = DENIED_BY_MEMBER.equals(fault);
        showMessage(Severity.URGENT, getTranslation(denied ? "delivery.push.refused" : "delivery.push.failed"));
    }

    private void showMessage(Severity severity, String sentence) {
        message.removeAll();
        message.add(MessagePanel.line(severity, sentence));
        StatusLine.say(this, sentence);
    }
}
