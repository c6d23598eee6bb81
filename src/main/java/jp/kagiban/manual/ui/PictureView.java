package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import java.util.stream.Collectors;

/** Shows a picture. The text alternative names the screen, and each mark with its place. */
final class PictureView extends Div {

    PictureView(Picture picture) {
        addClassName("kb-picture");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", description(picture));
        add(new Html("<span>" + picture.svg() + "</span>"));
    }

    private String description(Picture picture) {
        String marks = picture.marks().stream().map(this::description).collect(Collectors.joining(" "));
        return getTranslation("manual.picture", picture.owner(), picture.screen()) + " " + marks;
    }

    private String description(Picture.Mark mark) {
        String where = getTranslation("manual.picture.where." + mark.where());
        return getTranslation("manual.picture.mark", mark.number(), where, mark.thing());
    }
}
