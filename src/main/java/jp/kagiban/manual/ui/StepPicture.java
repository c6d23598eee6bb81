package jp.kagiban.manual.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import jp.kagiban.kit.Icons;

/** Shows the picture of a step, and below it the button that opens it large. */
final class StepPicture extends Div {

    /** @param title of the step */
    StepPicture(Picture picture, String title) {
        addClassName("kb-step-picture");
        Button large = new Button(
                getTranslation("manual.picture.large"),
                Icons.ENLARGE.draw(),
                _ -> new LargePicture(picture, title).open());
        large.addThemeVariants(ButtonVariant.TERTIARY);
        large.setAriaLabel(getTranslation("manual.picture.large.of", title));
        add(new PictureView(picture), large);
    }
}
