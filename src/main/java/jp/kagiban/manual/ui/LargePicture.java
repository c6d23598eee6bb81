package jp.kagiban.manual.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import jp.kagiban.kit.InSight;

/** Shows a picture so large that its words can be read. In small windows it scrolls, with the keyboard too. */
final class LargePicture extends Dialog {

    private static final String MARK = ".kb-draw-ring";

    /** @param title of the picture's step */
    LargePicture(Picture picture, String title) {
        addClassName("kb-picture-dialog");
        setHeaderTitle(title);
        Button close = new Button(getTranslation("manual.picture.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getHeader().add(close);
        Div paper = new Div(new PictureView(picture));
        paper.addClassName("kb-picture-large");
        paper.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", getTranslation("manual.picture.paper"));
        add(paper);
        InSight.begin(paper, MARK);
    }
}
