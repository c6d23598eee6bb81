package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.DomEvent;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Asks the browser, in the very press, for leave to show notices, and has it take pushes. Nothing is asked before a press. */
public final class PushButton extends Button {

    /** A press before the module is there is answered once it is; a browser that takes that for no press is asked at the next. */
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
        /** Somebody has said no; the browser doesn't ask again. */
        DENIED,
        /** An iPhone or iPad, on which only an app of the home screen can. */
        HOME_SCREEN,
        NONE
    }

    /** Takes what the browser can do, and at which address it takes pushes of this owner; empty if it takes none yet. */
    @FunctionalInterface
    public interface Seen {

        void is(Ability ability, String endpoint);
    }

    /**
     * @param key the sender's public key, in base64url
     * @param owner a mark of the member: what the browser took for another one ends
     * @param seen is told once the button is on the page, and before each fault
     * @param taken takes the browser's subscription as JSON
     * @param failed takes the name of the fault, such as {@code NotAllowedError} where the person has said no
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

    private void on(String name, Consumer<String> taker) {
        getElement()
                .addEventListener(name, event -> taker.accept(text(event, DETAIL)))
                .addEventData(DETAIL);
    }

    private static Ability ability(DomEvent event) {
        String told = text(event, DETAIL + ".ability");
        for (Ability ability : Ability.values()) {
            if (ability.name().equals(told)) {
                return ability;
            }
        }
        return Ability.NONE;
    }

    private static String text(DomEvent event, String name) {
        JsonNode told = event.getEventData().get(name);
        return told == null ? "" : told.asString("");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Script.run(this, ARM, key, owner);
    }
}
