package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.kit.Icons;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.Walk;
import jp.kagiban.manual.WalkShop;

/**
 * Links to the place where a step is done: RMS in a new tab, so that the walk stays open, or a screen of the portal.
 */
final class Deed extends Div {

    private final Anchor link;

    Deed(Progress walk, int step, WalkDesk desk) {
        addClassName("kb-walk-deed");
        boolean inRms = Picture.inRms(step);
        link = inRms ? rms(walk, desk) : here(this, walk, desk);
        add(link);
        if (inRms) {
            Span stays = new Span(getTranslation("manual.walk.stays"));
            stays.addClassName("kb-small");
            add(stays);
        }
    }

    private Anchor rms(Progress walk, WalkDesk desk) {
        WalkShop shop = walk.shop();
        return shop == null ? desk.rms().link(this) : desk.rms().link(this, shop.code());
    }

    /** Shows the link as the page's main button, or else as a plain link. */
    void setMain(boolean main) {
        link.setClassName("kb-button-link", main);
    }

    void onOpened(Runnable opened) {
        link.getElement().addEventListener("click", _ -> opened.run());
    }

    /**
     * Returns the link to the screen on which a key is registered.
     *
     * @param part gives the language
     */
    static Anchor here(Component part, Progress walk, WalkDesk desk) {
        if (walk.walk() == Walk.FIRST) {
            return to(part, "shops/new", "manual.walk.new");
        }
        if (walk.shop() == null) {
            return to(part, "shops", "manual.end.shops");
        }
        String shop = "shops/" + walk.shop().id();
        return desk.mayRenew() ? to(part, shop + "/renew", "manual.walk.renewal") : to(part, shop, "manual.end.shop");
    }

    private static Anchor to(Component part, String href, String key) {
        return new Anchor(href, new Span(part.getTranslation(key)), Icons.ONWARD.draw());
    }
}
