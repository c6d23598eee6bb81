package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jp.kagiban.kit.Icons;
import jp.kagiban.shared.Settings;
import org.springframework.modulith.NamedInterface;

/** Returns links to the place where merchants issue keys: RMS, or the fake RMS of a sandbox. */
@NamedInterface("ui")
@SpringComponent
public class RmsDoor {

    /** The login page of RMS. */
    private static final String RMS = "https://glogin.rms.rakuten.co.jp/";

    private static final String PRACTICE = "sandbox";

    private final boolean practice;

    RmsDoor(Settings settings) {
        this.practice = settings.sandbox();
    }

    /**
     * Returns a link that opens in a new tab, so that the page stays open.
     *
     * @param part gives the language
     */
    public Anchor link(Component part) {
        return linkTo(part, PRACTICE);
    }

    /**
     * Returns the same link. In a sandbox, the fake RMS shows the shop with this code, the last part of the shop's
     * address.
     */
    public Anchor link(Component part, String code) {
        return linkTo(part, PRACTICE + "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    private Anchor linkTo(Component part, String desk) {
        String text = part.getTranslation(practice ? "manual.walk.practice" : "manual.walk.rms");
        Anchor link = new Anchor(practice ? desk : RMS, new Span(text), Icons.OUTWARD.draw());
        link.setTarget(AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener");
        return link;
    }
}
