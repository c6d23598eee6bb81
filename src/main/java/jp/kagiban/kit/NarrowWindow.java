package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.page.WindowSize;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;

/** Notifies a part when its window becomes too narrow for a table, or wide enough again. */
public final class NarrowWindow {

    /** In CSS pixels. The style sheet folds filters at the same width. */
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

        /** Called when the part is attached, and each time the window has become narrow or wide. */
        void fit(boolean narrow);
    }

    /**
     * Notifies the part for as long as the component is attached.
     *
     * @param narrowBelow the width in pixels from which on the window counts as wide
     */
    public static void follow(Component component, int narrowBelow, Fitted part) {
        NarrowWindow window = new NarrowWindow(narrowBelow, part);
        component.addAttachListener(window::attached);
    }

    private void attached(AttachEvent attached) {
        Signal<WindowSize> size = attached.getUI().getPage().windowSizeSignal();
        Registration following =
                Signal.effect(attached.getSource(), () -> update(size.get().width()));
        attached.getSource().addDetachListener(detached -> {
            following.remove();
            narrow = null;
            detached.unregisterListener();
        });
    }

    /** @param width 0 while it isn't known yet; the window counts as wide then */
    private void update(int width) {
        boolean now = width > 0 && width < narrowBelow;
        if (narrow == null || narrow != now) {
            narrow = now;
            part.fit(now);
        }
    }
}
