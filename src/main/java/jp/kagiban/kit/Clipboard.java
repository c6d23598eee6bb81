package jp.kagiban.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;

/** Copies a text in the browser. The script runs within the click, since browsers allow copying only then. */
public final class Clipboard {

    /** Without a secure context there is no clipboard object, so the script falls back to the old copy command. */
    private static final String COPY_ON_CLICK = """
            const text = $0;
            const old = () => {
              const area = document.createElement('textarea');
              area.value = text;
              document.body.append(area);
              area.select();
              const done = document.execCommand('copy');
              area.remove();
              return done ? Promise.resolve() : Promise.reject();
            };
            this.addEventListener('click', () => {
              const copied = navigator.clipboard ? navigator.clipboard.writeText(text).catch(old) : old();
              copied.then(
                () => this.dispatchEvent(new CustomEvent('kb-copied')),
                () => this.dispatchEvent(new CustomEvent('kb-not-copied')));
            });
            """;

    private Clipboard() {}

    /**
     * Makes the button copy this text when it is clicked, and show the result in a notification.
     *
     * @param copied the notification after the text was copied
     * @param notCopied the notification if the browser refused
     */
    public static void copyOnClick(Button button, String text, String copied, String notCopied) {
        button.getElement().addEventListener("kb-copied", event -> Notification.show(copied));
        button.getElement().addEventListener("kb-not-copied", event -> Notification.show(notCopied));
        Script.run(button, COPY_ON_CLICK, text);
    }
}
