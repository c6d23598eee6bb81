package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.DomEvent;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Asks the browser for a passkey, or to make one, in the very click: some browsers allow it then only. So the question lies in
 * the browser beforehand; a new one is sent after each answer.
 */
public final class PasskeyButton extends Button {

    /** A press before the module is there is answered once it is. */
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
        /** To use a passkey. */
        USE,
        /** To make one. */
        MAKE
    }

    /**
     * @param question gives a new question in WebAuthn's JSON
     * @param answered takes the answer in WebAuthn's JSON
     * @param failed takes the name of the fault, such as {@code NotAllowedError} where the person has said no
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

    private void take(DomEvent event, Consumer<String> taker) {
        JsonNode detail = event.getEventData().get(DETAIL);
        taker.accept(detail == null ? "" : detail.asString());
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
