package jp.kagiban.manual.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.manual.Walk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The drawn screen of a step, from an SVG file in the resource folder {@code manual}. Colours, fonts and strokes are the style sheet's,
 * so a picture follows the colour scheme. RMS's screens are Japanese in each language; those of the portal exist in each language, and
 * on some walks they look different.
 *
 * @param owner whose screen it is, as the picture's head says
 * @param screen what the screen is called
 * @param svg the drawing, without a name: who shows it says what it shows
 */
record Picture(String owner, String screen, List<Mark> marks, String svg) {

    /** The last step that is done in RMS. */
    private static final int LAST_IN_RMS = 11;

    /**
     * A ring around something, with a number.
     *
     * @param number as it is drawn, and as the sentence that goes with it is numbered
     * @param thing the words of what is marked, as they stand on the screen
     * @param where the place on the screen, by its name in the translation files
     */
    record Mark(int number, String thing, String where) {}

    /** Whether a step is done in RMS; else it is done in the portal. */
    static boolean inRms(int step) {
        return step <= LAST_IN_RMS;
    }

    /** @param walk on which the step is looked at; null for the whole manual */
    static Picture of(int step, @Nullable Walk walk, Locale language) {
        String name = "step-" + step;
        if (inRms(step)) {
            return read(name);
        }
        String end = language.getLanguage().equals("en") ? ".en" : ".ja";
        return Stream.of(name + "." + (walk == null ? "" : walk.word()) + end, name + end)
                .filter(file -> Picture.class.getResource(path(file)) != null)
                .findFirst()
                .map(Picture::read)
                .orElseThrow();
    }

    private static String path(String file) {
        return "/manual/" + file + ".svg";
    }

    private static Picture read(String file) {
        try (InputStream in = Objects.requireNonNull(Picture.class.getResourceAsStream(path(file)), file)) {
            String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Element drawing = Objects.requireNonNull(
                    Jsoup.parse(svg, "", Parser.xmlParser()).firstElementChild(), file);
            List<Element> marked = drawing.select("g[data-thing]");
            List<Mark> marks = IntStream.range(0, marked.size())
                    .mapToObj(i -> new Mark(
                            i + 1,
                            marked.get(i).attr("data-thing"),
                            marked.get(i).attr("data-where")))
                    .toList();
            return new Picture(drawing.attr("data-owner"), drawing.attr("data-screen"), marks, svg);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
