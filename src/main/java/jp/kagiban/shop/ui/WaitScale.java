package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.stream.IntStream;

/**
 * Shows how long a key has waited, on a scale with the usual 10 to 30 minutes and the longest 90. The mall's own
 * progress is unknown.
 */
final class WaitScale extends Div {

    private static final int LONGEST = 90;

    WaitScale(long minutes) {
        addClassName("kb-scale");
        String text = getTranslation("shop.scale.words", minutes);
        ProgressBar bar = new ProgressBar(0, LONGEST, Math.clamp(minutes, 0, LONGEST));
        bar.getElement().setAttribute("aria-label", text);
        Div marks = new Div();
        marks.addClassName("kb-scale-marks");
        marks.getElement().setAttribute("aria-hidden", "true");
        IntStream.of(0, 10, 30, LONGEST)
                .mapToObj(mark ->
                        new Span(mark == LONGEST ? getTranslation("shop.scale.mark", mark) : String.valueOf(mark)))
                .forEach(marks::add);
        add(bar, marks);
    }
}
