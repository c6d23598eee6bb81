package jp.kagiban.journey;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How wide the window is, and whether it is light or dark. */
record Look(int width, ColorScheme scheme) {

    static final int TABLET = 768;

    /** A phone, a tablet and a desk, each in both schemes. */
    static final List<Look> ALL = IntStream.of(Screens.NARROW, TABLET, Screens.WIDE)
            .boxed()
            .flatMap(width -> Stream.of(new Look(width, ColorScheme.LIGHT), new Look(width, ColorScheme.DARK)))
            .toList();

    /** As it stands in the name of a picture. */
    @Override
    public String toString() {
        return width + "-" + (scheme == ColorScheme.DARK ? "dark" : "light");
    }
}
