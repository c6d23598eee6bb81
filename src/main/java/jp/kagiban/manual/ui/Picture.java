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
 * The drawn screen of a step, from an SVG file in the resource folder {@code manual}. Colours, fonts and strokes come
 * from the style sheet, so a picture follows the colour scheme. The screens of RMS are Japanese in each language. The
 * portal's screens exist in each language, and some walks have their own.
 *
 * @param owner the owner of the screen, as the picture's heading says
 * @param screen the name of the screen
 * @param svg the drawing, without a text alternative, which {@link PictureView} adds
 */
record Picture(String owner, String screen, List<Mark> marks, String svg) {

    /** The last step that is done in RMS. */
    private static final int LAST_IN_RMS = 11;

    /**
     * A numbered ring around a part of the screen.
     *
     * @param number the ring's number; the sentence that explains it has the same one
     * @param thing the marked words, as they are on the screen
     * @param where the place on the screen, by its name in the translation files
     */
    record Mark(int number, String thing, String where) {}

    /** Returns whether a step is done in RMS. Other steps are done in the portal. */
    static boolean inRms(int step) {
        return step <= LAST_IN_RMS;
    }

    /**
     * Returns the picture of a step.
     *
     * @param walk the walk that shows the step; null for the whole manual
     */
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
