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
    public static final int PHONE = 720;

    private final int narrowBelow;
    private final Fitted part;
    private @Nullable Boolean narrow;

    private NarrowWindow(int narrowBelow, Fitted part) {
        this.narrowBelow = narrowBelow;
        this.part = part;
    }

    /** A part that looks different in a narrow window. */
    @FunctionalInterface
    public interface Fitted {

        /** Called when the part comes to a page, and each time the window has become narrow or wide. */
        void fit(boolean narrow);
    }

    /**
     * Tells for as long as the component is attached.
     *
     * @param narrowBelow the width in pixels from which on there is room
     */
    public static void follow(Component component, int narrowBelow, Fitted part) {
        NarrowWindow window = new NarrowWindow(narrowBelow, part);
        component.addAttachListener(window::attached);
    }

    private void attached(AttachEvent attached) {
        Signal<WindowSize> size = attached.getUI().getPage().windowSizeSignal();
        Registration following =
                Signal.effect(attached.getSource(), () -> tell(size.get().width()));
        attached.getSource().addDetachListener(detached -> {
            following.remove();
            narrow = null;
            detached.unregisterListener();
        });
    }

    /** @param width not known yet where it isn't above nought: then there is room */
    private void tell(int width) {
        boolean now = width > 0 && width < narrowBelow;
        if (narrow == null || narrow != now) {
            narrow = now;
            part.fit(now);
        }
    }
}
