package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.page.WindowSize;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;

/** Tells a part whether its window is too narrow for a table, so that rows are to be a list. */
public final class NarrowWindow {

    /** In pixels of the style sheet, which folds filters away at the same width. */
    private static final int NARROW = 720;

    private final Fitted part;
    private @Nullable Boolean narrow;

    private NarrowWindow(Fitted part) {
        this.part = part;
    }

    /** What looks different in a narrow window. */
    @FunctionalInterface
    public interface Fitted {

        /** Called when the part comes to a page, and each time the window has become narrow or wide. */
        void fit(boolean narrow);
    }

    /** Tells for as long as the component is attached. */
    public static void follow(Component component, Fitted part) {
        NarrowWindow window = new NarrowWindow(part);
        component.addAttachListener(window::attached);
    }

    private void attached(AttachEvent attached) {
        Signal<WindowSize> size = attached.getUI().getPage().windowSizeSignal();
        Registration following =
                Signal.effect(attached.getSource(), () -> tell(size.get().width()));
        attached.getSource().addDetachListener(detached -> {
            following.remove();
            detached.unregisterListener();
        });
    }

    /** @param width not known yet where it isn't above nought: then there is room */
    private void tell(int width) {
        boolean now = width > 0 && width < NARROW;
        if (narrow == null || narrow != now) {
            narrow = now;
            part.fit(now);
        }
    }
}
