package jp.kagiban.kit;

import com.vaadin.flow.component.button.Button;

/**
 * A button for costly work. A request may carry hundreds of clicks, but the button takes only the first one. Browsers send
 * a click in a request of its own.
 */
public final class OncePerRequest extends Button {

    public OncePerRequest(String text, Runnable action) {
        super(text);
        setDisableOnClick(true);
        addClickListener(_ -> {
            getUI().ifPresent(ui -> ui.beforeClientResponse(this, _ -> setEnabled(true)));
            action.run();
        });
    }
}
