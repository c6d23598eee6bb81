package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.shared.Registration;
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
        Page page = attached.getUI().getPage();
        Registration resizing = page.addBrowserWindowResizeListener(resized -> tell(resized.getWidth()));
        attached.getSource().addDetachListener(detached -> {
            resizing.remove();
            detached.unregisterListener();
        });
        ExtendedClientDetails known = page.getExtendedClientDetails();
        tell(known.getWindowInnerWidth());
        // What is known is as old as the tab; the window may have been narrowed on another page.
        known.refresh(now -> tell(now.getWindowInnerWidth()));
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
