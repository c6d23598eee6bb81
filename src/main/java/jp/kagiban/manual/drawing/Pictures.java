package jp.kagiban.manual.drawing;

import java.util.function.UnaryOperator;
import jp.kagiban.manual.Walk;
import org.jspecify.annotations.Nullable;

/** The picture of each step of the manual. */
public final class Pictures {

    /** The last step that is done in RMS. */
    private static final int LAST_IN_RMS = 11;

    private Pictures() {}

    /** Whether a step is done in RMS; else it is done in the portal. */
    public static boolean inRms(int step) {
        return step <= LAST_IN_RMS;
    }

    /**
     * Draws the screen of a step.
     *
     * @param walk on which it is looked at; null for the whole manual
     * @param words gives the text of a key, for the portal's own screens
     */
    public static Picture of(int step, @Nullable Walk walk, UnaryOperator<String> words) {
        return inRms(step) ? RmsScreens.of(step) : new PortalScreens(words).of(step, walk);
    }
}
