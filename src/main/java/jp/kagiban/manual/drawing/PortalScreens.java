package jp.kagiban.manual.drawing;

import java.util.function.UnaryOperator;
import jp.kagiban.manual.Walk;
import jp.kagiban.manual.drawing.Mark.Where;
import org.jspecify.annotations.Nullable;

/** The screens of the portal itself, in the language of whoever reads. */
final class PortalScreens {

    private static final String SECRET = "shop.service-secret";
    private static final String LICENCE_KEY = "shop.license-key";
    private static final String HIDDEN = "••••••••••••••••";

    private final UnaryOperator<String> words;

    /** @param words gives the text of a key */
    PortalScreens(UnaryOperator<String> words) {
        this.words = words;
    }

    /** The screen of one of the steps 12 to 17, as it looks on this walk. */
    Picture of(int step, @Nullable Walk walk) {
        boolean renewal = walk == Walk.RENEW;
        return switch (step) {
            case 12 -> login();
            case 13 -> menu();
            case 14 -> shops(walk == Walk.FIRST);
            case 15 -> form(SECRET);
            case 16 -> renewal ? renewal("shop.renew.field") : form(LICENCE_KEY);
            default -> renewal ? renewal("shop.renew.register") : form("shop.save");
        };
    }

    private String say(String key) {
        return words.apply(key);
    }

    private Sketch sketch(String title) {
        return new Sketch(say("kit.name"), say(title));
    }

    private Picture login() {
        Sketch sketch = sketch("login.title");
        sketch.window(224);
        sketch.field(80, 60, 240, say("login.email"), "");
        sketch.field(80, 124, 240, say("login.password"), "");
        Box button = sketch.button(80, 180, say("login.submit"));
        return sketch.mark(button, say("login.submit"), Where.BOTTOM).picture();
    }

    private Picture menu() {
        Sketch sketch = sketch("shell.menu.notices");
        Box window = sketch.window(186);
        sketch.menu(window, 166);
        sketch.bars(20, 54, 78, 60);
        Box entry = sketch.entry(20, 110, say("shell.menu.shops"));
        sketch.bars(20, 132, 84, 66);
        sketch.bars(192, 54, 110, 180, 164, 186, 120);
        return sketch.mark(entry, say("shell.menu.shops"), Where.MENU).picture();
    }

    private Picture shops(boolean fresh) {
        Sketch sketch = sketch("shop.list.title");
        sketch.window(200);
        String add = say("shop.add");
        int width = Sketch.width(add, 13) + 28;
        Box button = sketch.button(372 - width, 48, add);
        sketch.heading(24, 108, say("shop.list.section")).line(24, 118, 352);
        String shop = say("manual.picture.shop");
        Box name = sketch.text(24, 144, shop);
        sketch.bar(190, 135, 70).bar(286, 135, 60).line(24, 158, 352);
        sketch.bar(24, 174, 108).bar(190, 174, 70).bar(286, 174, 60);
        if (!fresh) {
            sketch.mark(name, shop, Where.LIST);
        }
        return sketch.mark(button, add, Where.TOP).picture();
    }

    private Picture form(String marked) {
        Sketch sketch = sketch("shop.form");
        sketch.window(248);
        sketch.bars(24, 52, 120);
        Box secret = sketch.field(24, 84, 320, say(SECRET), marked.equals(LICENCE_KEY) ? "" : HIDDEN);
        Box key = sketch.field(24, 150, 320, say(LICENCE_KEY), marked.equals(SECRET) ? "" : HIDDEN);
        Box save = marked.equals("shop.save")
                ? sketch.button(24, 206, say(marked))
                : sketch.idle(24, 206, say("shop.save"));
        Box place = marked.equals(SECRET) ? secret : marked.equals(LICENCE_KEY) ? key : save;
        Where where = place.equals(save) ? Where.BOTTOM : Where.MIDDLE;
        return sketch.mark(place, say(marked), where).picture();
    }

    private Picture renewal(String marked) {
        Sketch sketch = sketch("shop.renew.title");
        sketch.window(204);
        sketch.bars(24, 52, 140, 240);
        String field = say("shop.renew.field");
        String register = say("shop.renew.register");
        Box paste = sketch.field(24, 102, 320, field, HIDDEN);
        boolean press = marked.equals("shop.renew.register");
        Box button = press ? sketch.button(24, 160, register) : sketch.idle(24, 160, register);
        return press
                ? sketch.mark(button, register, Where.BOTTOM).picture()
                : sketch.mark(paste, field, Where.MIDDLE).picture();
    }
}
