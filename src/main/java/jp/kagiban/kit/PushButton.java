package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.DomEvent;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Asks the browser within the click for permission to show notifications, and subscribes it to pushes. Nothing is asked
 * before a click.
 */
public final class PushButton extends Button {

    /**
     * A click before the module is loaded is handled after it. If the browser no longer accepts that as a click, the
     * next click asks again.
     */
    private static final String ARM = """
            const key = $0, owner = $1, button = this;
            let pressed = false;
            const remember = () => pressed = true;
            button.addEventListener('click', remember);
            import(new URL('js/push.js', document.baseURI).href).then(push => {
              button.removeEventListener('click', remember);
              push.arm(button, key, owner, pressed);
            });
            """;

    private static final String FORGET = """
            import(new URL('js/push.js', document.baseURI).href).then(push => push.forget()).catch(() => undefined);
            """;

    private static final String DETAIL = "event.detail";

    private final String key;
    private final String owner;

    /** A browser's support for push. */
    public enum Ability {
        ABLE,
        /** The member has refused; the browser doesn't ask again. */
        DENIED,
        /** An iPhone or iPad, which supports push only for an app on the home screen. */
        HOME_SCREEN,
        NONE
    }

    /**
     * Receives what the browser supports, and the address at which it receives this owner's pushes; empty if it has no
     * subscription yet.
     */
    @FunctionalInterface
    public interface Seen {

        void is(Ability ability, String endpoint);
    }

    /**
     * @param key the sender's public key, in base64url
     * @param owner a mark of the member; a subscription of another member in this browser ends
     * @param seen called once the button is on the page, and before each error
     * @param taken receives the browser's subscription as JSON
     * @param failed receives the name of the error, such as {@code NotAllowedError} if the person refused
     */
    public PushButton(
            String text, String key, String owner, Seen seen, Consumer<String> taken, Consumer<String> failed) {
        super(text);
        this.key = key;
        this.owner = owner;
        on("kb-push", taken);
        on("kb-push-failed", failed);
        getElement()
                .addEventListener("kb-push-seen", event -> seen.is(ability(event), text(event, DETAIL + ".endpoint")))
                .addEventData(DETAIL + ".ability")
                .addEventData(DETAIL + ".endpoint");
    }

    /** Ends the browser's push subscription, for all members. */
    public static void forget(Component page) {
        Script.run(page, FORGET);
    }

    private void on(String name, Consumer<String> receiver) {
        getElement()
                .addEventListener(name, event -> receiver.accept(text(event, DETAIL)))
                .addEventData(DETAIL);
    }

    private static Ability ability(DomEvent event) {
        String name = text(event, DETAIL + ".ability");
        for (Ability ability : Ability.values()) {
            if (ability.name().equals(name)) {
                return ability;
            }
        }
        return Ability.NONE;
    }

    private static String text(DomEvent event, String name) {
        JsonNode value = event.getEventData().get(name);
        return value == null ? "" : value.asString("");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Script.run(this, ARM, key, owner);
    }
}
