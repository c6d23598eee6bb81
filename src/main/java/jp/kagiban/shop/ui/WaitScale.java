package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.stream.IntStream;

/** Shows how long a key has waited beside the usual 10 to 30 minutes and the longest 90. It shows no progress of the mall. */
final class WaitScale extends Div {

    private static final int LONGEST = 90;

    WaitScale(long minutes) {
        addClassName("kb-scale");
        String words = getTranslation("shop.scale.words", minutes);
        ProgressBar bar = new ProgressBar(0, LONGEST, Math.clamp(minutes, 0, LONGEST));
        bar.getElement().setAttribute("aria-label", words);
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
