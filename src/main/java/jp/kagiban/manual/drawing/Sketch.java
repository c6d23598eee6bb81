package jp.kagiban.manual.drawing;

import java.util.ArrayList;
import java.util.List;
import jp.kagiban.manual.drawing.Mark.Where;

/**
 * Draws a screen: a window, bars for what doesn't matter, words for what does, and marks above all. Colours, fonts and strokes
 * are the style sheet's. It is as narrow as a phone, so that its words can be read there.
 */
final class Sketch {

    static final int WIDTH = 400;

    private static final int HEAD = 32;
    private static final int LABEL = 13;
    private static final int SMALL = 12;
    private static final int RING = 5;
    private static final int DISC = 12;

    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder above = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final String owner;
    private final String screen;
    private int bottom;

    Sketch(String owner, String screen) {
        this.owner = owner;
        this.screen = screen;
    }

    /** The window of the screen, with whose it is and what it is called in its head. */
    Box window(int height) {
        return window(2, height, screen);
    }

    /** A further window below. */
    Box window(int y, int height, String title) {
        Box frame = new Box(2, y, WIDTH - 4, height);
        rect("kb-draw-window", frame, 8);
        path("kb-draw-head", "M2 %d v-24 a8 8 0 0 1 8 -8 h380 a8 8 0 0 1 8 8 v24 z".formatted(y + HEAD));
        int chip = width(owner, SMALL) + 16;
        rect("kb-draw-chip", new Box(12, y + 7, chip, 18), 9);
        words("kb-draw-owner", 12 + chip / 2, y + 20, owner);
        words("kb-draw-title", 12 + chip + 10, y + 20, title);
        bottom = Math.max(bottom, frame.bottom());
        return new Box(2, y + HEAD, WIDTH - 4, height - HEAD);
    }

    /** The ground of a menu at the left of a window. */
    Sketch menu(Box window, int width) {
        return path(
                "kb-draw-menu",
                "M%d %d h%d v%d h-%d a8 8 0 0 1 -8 -8 z"
                        .formatted(window.x(), window.y(), width, window.height(), width - 8));
    }

    /** Something on the screen that doesn't matter here. */
    Sketch bar(int x, int y, int width) {
        return rect("kb-draw-bar", new Box(x, y, width, 8), 4);
    }

    Sketch bars(int x, int y, int... widths) {
        for (int i = 0; i < widths.length; i++) {
            bar(x, y + 16 * i, widths[i]);
        }
        return this;
    }

    Sketch line(int x, int y, int width) {
        return path("kb-draw-line", "M%d %d h%d".formatted(x, y, width));
    }

    Sketch heading(int x, int y, String text) {
        return words("kb-draw-heading", x, y, text);
    }

    Sketch note(int x, int y, String text) {
        return words("kb-draw-note", x, y, text);
    }

    Box text(int x, int y, String text) {
        words("kb-draw-text", x, y, text);
        return new Box(x, y - LABEL, width(text, LABEL), LABEL + 4);
    }

    /** A line of a menu. */
    Box entry(int x, int y, String text) {
        words("kb-draw-entry", x, y, text);
        return new Box(x - 3, y - LABEL - 2, width(text, LABEL) + 6, LABEL + 9);
    }

    Box button(int x, int y, String text) {
        Box button = new Box(x, y, width(text, LABEL) + 28, 32);
        rect("kb-draw-button", button, 6);
        words("kb-draw-pressed", x + button.width() / 2, y + 21, text);
        return button;
    }

    /** A button that isn't pressed here. */
    Box idle(int x, int y, String text) {
        Box button = new Box(x, y, width(text, LABEL) + 28, 32);
        rect("kb-draw-field", button, 6);
        words("kb-draw-idle", x + button.width() / 2, y + 21, text);
        return button;
    }

    /** A field with its label above, and what stands in it. */
    Box field(int x, int y, int width, String label, String value) {
        words("kb-draw-heading", x, y, label);
        Box field = new Box(x, y + 12, width, 32);
        rect("kb-draw-field", field, 6);
        if (!value.isEmpty()) {
            words("kb-draw-value", x + 10, y + 33, value);
        }
        return field;
    }

    Box ticked(int x, int y, String text) {
        rect("kb-draw-field", new Box(x, y - 13, 16, 16), 3);
        path("kb-draw-tick", "m%d %d 3.5 3.5 6 -7".formatted(x + 3, y - 5));
        words("kb-draw-text", x + 22, y, text);
        return new Box(x, y - 14, 24 + width(text, LABEL), 19);
    }

    /** From one thing to what appears after it. */
    Sketch arrow(int x, int y, int length) {
        return path("kb-draw-arrow", "M%d %d v%d m-6 -7 6 7 6 -7".formatted(x, y, length));
    }

    /** Marks the thing in this place with the next number: a ring, and a disc at its end. */
    Sketch mark(Box place, String thing, Where where) {
        Mark mark = new Mark(marks.size() + 1, thing, where);
        marks.add(mark);
        Box ring = place.grown(RING);
        int disc = Math.min(ring.right() + 2, WIDTH - DISC - 3);
        above.append(shape("kb-draw-ring", ring, 9))
                .append("<circle class='kb-draw-disc' cx='%d' cy='%d' r='%d'/>".formatted(disc, ring.y() + 2, DISC))
                .append("<text class='kb-draw-number' x='%d' y='%d'>%d</text>"
                        .formatted(disc, ring.y() + 7, mark.number()));
        return this;
    }

    Picture picture() {
        String svg = "<svg class='kb-draw' viewBox='0 0 %d %d' focusable='false'>".formatted(WIDTH, bottom + 2) + shapes
                + above + "</svg>";
        return new Picture(owner, screen, marks, svg);
    }

    /** How wide a text will be, nearly: Latin letters are a little more than half as wide as others. */
    static int width(String text, int size) {
        double ems = text.chars().mapToDouble(c -> c < 0x2E80 ? 0.58 : 1).sum();
        return (int) Math.ceil(ems * size);
    }

    private Sketch rect(String name, Box box, int radius) {
        shapes.append(shape(name, box, radius));
        return this;
    }

    private static String shape(String name, Box box, int radius) {
        return "<rect class='%s' x='%d' y='%d' width='%d' height='%d' rx='%d'/>"
                .formatted(name, box.x(), box.y(), box.width(), box.height(), radius);
    }

    private Sketch path(String name, String data) {
        shapes.append("<path class='").append(name).append("' d='").append(data).append("'/>");
        return this;
    }

    private Sketch words(String name, int x, int y, String text) {
        shapes.append("<text class='%s' x='%d' y='%d'>%s</text>".formatted(name, x, y, escaped(text)));
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
