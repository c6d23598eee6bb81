package jp.kagiban.kit;

import com.vaadin.flow.component.button.Button;

/** Opens the browser's print dialog for the current page. */
public final class PrintButton extends Button {

    public PrintButton(String text) {
        super(text, Icons.PRINTER.draw());
        Script.run(this, "this.addEventListener('click', () => window.print())");
    }
}
