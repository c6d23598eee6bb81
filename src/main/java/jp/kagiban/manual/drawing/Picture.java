package jp.kagiban.manual.drawing;

import java.util.List;

/**
 * A drawn screen.
 *
 * @param owner whose screen it is, as the picture's head says
 * @param screen what the screen is called
 * @param svg the drawing, without a name: who shows it says what it shows
 */
public record Picture(String owner, String screen, List<Mark> marks, String svg) {

    public Picture {
        marks = List.copyOf(marks);
    }
}
