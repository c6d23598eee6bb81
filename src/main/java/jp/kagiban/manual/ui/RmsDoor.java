package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.Icons;
import jp.kagiban.shared.Settings;
import org.springframework.modulith.NamedInterface;

/** The way to where merchants issue their keys: into RMS, or to the desk of the fake one. */
@NamedInterface("ui")
@SpringComponent
public class RmsDoor {

    /** Where RMS lets merchants in. */
    private static final String RMS = "https://glogin.rms.rakuten.co.jp/";

    private static final String PRACTICE = "sandbox";

    private final boolean practice;

    RmsDoor(Settings settings) {
        this.practice = settings.sandbox();
    }

    /**
     * Opens it in a tab of its own, so that the page stays.
     *
     * @param part gives the language
     */
    public Anchor link(Component part) {
        String text = part.getTranslation(practice ? "manual.walk.practice" : "manual.walk.rms");
        Anchor link = new Anchor(practice ? PRACTICE : RMS, new Span(text), Icons.OUTWARD.draw());
        link.setTarget(AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener");
        return link;
    }
}
