package jp.kagiban.manual.drawing;

import jp.kagiban.shared.Kebab;

/**
 * A mark on a picture.
 *
 * @param number as it is drawn, and as the sentence that goes with it is numbered
 * @param thing the words of what is marked, as they stand on the screen
 */
public record Mark(int number, String thing, Where where) {

    /** Where on the screen the marked thing is. */
    public enum Where {
        MENU,
        LIST,
        TOP,
        MIDDLE,
        BOTTOM,
        NEXT_SCREEN;

        /** Its name in the translation files. */
        public String word() {
            return Kebab.of(this);
        }
    }
}
