package jp.kagiban.kit.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.DomEvent;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.kagiban.kit.Script;
import tools.jackson.databind.JsonNode;

/**
 * Asks the browser to use or create a passkey. Some browsers allow that only within the click, so the server sends the
 * question beforehand, and a new one after each answer.
 */
public final class PasskeyButton extends Button {

    /** A click before the module is loaded is handled after it. */
    private static final String ARM = """
            const kind = $0, options = JSON.parse($1), button = this;
            let pressed = false;
            const remember = () => pressed = true;
            button.addEventListener('click', remember);
            import(new URL('js/passkey.js', document.baseURI).href).then(passkey => {
              button.removeEventListener('click', remember);
              passkey.arm(button, kind, options, pressed);
            });
            """;

    private static final String DETAIL = "event.detail";

    private final Kind kind;
    private final Supplier<String> question;

    /** The request to the browser. */
    public enum Kind {
        /** Use a passkey. */
        USE,
        /** Create a passkey. */
        MAKE
    }

    /**
     * @param question returns a new question in WebAuthn's JSON
     * @param answered receives the answer in WebAuthn's JSON
     * @param failed receives the name of the error, such as {@code NotAllowedError} if the person refused
     */
    public PasskeyButton(
            String text, Kind kind, Supplier<String> question, Consumer<String> answered, Consumer<String> failed) {
        super(text);
        this.kind = kind;
        this.question = question;
        getElement()
                .addEventListener("kb-passkey", event -> take(event, answered))
                .addEventData(DETAIL);
        getElement()
                .addEventListener("kb-passkey-failed", event -> take(event, failed))
                .addEventData(DETAIL);
    }

    private void take(DomEvent event, Consumer<String> receiver) {
        JsonNode detail = event.getEventData().get(DETAIL);
        receiver.accept(detail == null ? "" : detail.asString());
        if (isAttached()) {
            arm();
        }
    }

    private void arm() {
        Script.run(this, ARM, kind.name(), question.get());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        arm();
    }
}
