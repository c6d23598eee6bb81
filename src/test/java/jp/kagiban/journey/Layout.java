package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Where the named parts of a screen stand, as {@code src/test/resources/layout} has it: per line the window's width, the part's
 * name, how it is found, and its place and size. A new Chromium may move a part by some pixels, a broken style sheet moves it
 * by more. With {@code -Dlayout.accept=true} the files are written anew: look at what git says of them.
 */
final class Layout {

    /** In pixels. */
    private static final double TOLERANCE = 4;

    private static final Path FOLDER = Path.of("src/test/resources/layout");
    private static final boolean ACCEPT = Boolean.getBoolean("layout.accept");
    private static final String[] MEASURES = {"x", "y", "width", "height"};

    private static final String NOT_THERE = "not there";

    /** In milliseconds. */
    private static final int FOLLOWED = 20_000;

    /** The files hold for this font, which CI has; with another one, texts have other widths. */
    private static final String SAME_FONT = """
            () => {
              const width = font => {
                const canvas = document.createElement('canvas').getContext('2d');
                canvas.font = '16px ' + font;
                return canvas.measureText('鍵番のライセンスキー Kagiban 2026').width;
              };
              return width(getComputedStyle(document.body).fontFamily) === width('"Noto Sans CJK JP"');
            }
            """;

    private final String screen;
    private final List<Part> parts;

    private record Part(int width, String name, String selector, String box) {

        static Part read(String line) {
            String[] columns = line.split("\\s*\\|\\s*", -1);
            return new Part(Integer.parseInt(columns[0]), columns[1], columns[2], columns[3]);
        }

        String write() {
            return "%-4d | %-20s | %-56s | %s".formatted(width, name, selector, box);
        }
    }

    Layout(String screen) throws IOException {
        this.screen = screen;
        this.parts = Files.readAllLines(file()).stream().map(Part::read).toList();
    }

    private Path file() {
        return FOLDER.resolve(screen + ".txt");
    }

    static boolean isMeasurable(Page page) {
        return (boolean) page.evaluate(SAME_FONT);
    }

    /** Fails with the name of each part that doesn't stand where it stood. */
    void assertHolds(Page page) throws IOException {
        assertThat(parts).as(file().toString()).isNotEmpty();
        List<Part> found = new ArrayList<>();
        for (int width : parts.stream().mapToInt(Part::width).distinct().toArray()) {
            found.addAll(measureAt(page, width));
        }
        if (ACCEPT) {
            Files.write(file(), found.stream().map(Part::write).toList());
            return;
        }
        assertThat(moved(parts, found))
                .as("%s; if that is meant: -Dlayout.accept=true", file())
                .isEmpty();
    }

    /** A page follows a new width in steps, some of which the server takes: it is waited for until all stands as it should. */
    private List<Part> measureAt(Page page, int width) {
        Gallery.wear(page, new Look(width, ColorScheme.LIGHT));
        List<Part> before = parts.stream().filter(part -> part.width() == width).toList();
        Supplier<List<Part>> now = () -> before.stream()
                .map(part -> new Part(width, part.name(), part.selector(), measure(page, part)))
                .toList();
        try {
            page.waitForCondition(
                    () -> holds(before, now.get()), new Page.WaitForConditionOptions().setTimeout(FOLLOWED));
        } catch (TimeoutError moved) {
            return now.get();
        }
        return now.get();
    }

    private boolean holds(List<Part> before, List<Part> now) {
        return ACCEPT
                ? now.stream().noneMatch(part -> part.box().equals(NOT_THERE))
                : moved(before, now).isEmpty();
    }

    private List<String> moved(List<Part> before, List<Part> now) {
        return IntStream.range(0, before.size())
                .mapToObj(at -> moved(before.get(at), now.get(at)))
                .filter(moved -> !moved.isEmpty())
                .toList();
    }

    private static String measure(Page page, Part part) {
        BoundingBox box = page.locator(part.selector()).first().boundingBox();
        return box == null
                ? NOT_THERE
                : "%d %d %d %d"
                        .formatted(Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height));
    }

    private String moved(Part before, Part now) {
        String[] was = before.box().split(" ");
        String[] is = now.box().split(" ");
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < is.length && was.length == MEASURES.length && is.length == was.length; i++) {
            if (Math.abs(Double.parseDouble(was[i]) - Double.parseDouble(is[i])) > TOLERANCE) {
                changes.add(MEASURES[i] + " " + was[i] + " became " + is[i]);
            }
        }
        if (is.length != MEASURES.length || was.length != is.length) {
            changes.add(now.box());
        }
        return changes.isEmpty()
                ? ""
                : screen + " at " + before.width() + ", " + before.name() + ": " + String.join(", ", changes);
    }
}
