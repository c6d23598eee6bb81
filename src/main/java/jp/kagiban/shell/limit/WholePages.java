package jp.kagiban.shell.limit;

import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps a page in memory until the lock of its session is free. Vaadin writes pages under that lock, and a reader that takes
 * nothing would hold it.
 */
@Component
class WholePages implements VaadinServiceInitListener, VaadinRequestInterceptor {

    /** Tomcat keeps a buffer of up to 128 kB for later requests; a larger one is freed with its page. */
    private static final int LARGEST = 160 * 1024;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addVaadinRequestInterceptor(this);
    }

    @Override
    public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
        if (response instanceof VaadinServletResponse page && isForPage(request)) {
            page.setBufferSize(LARGEST);
        }
    }

    /** Files lie below {@code /VAADIN/}, and are written without the lock. */
    private static boolean isForPage(VaadinRequest request) {
        String path = request.getPathInfo();
        return (path == null || !path.startsWith("/VAADIN/"))
                && !HandlerHelper.isRequestType(request, RequestType.PUSH);
    }

    @Override
    public void handleException(
            VaadinRequest request, VaadinResponse response, VaadinSession session, Exception fault) {
        // Others say what went wrong.
    }

    @Override
    public void requestEnd(VaadinRequest request, VaadinResponse response, VaadinSession session) {
        // Tomcat sends what is left.
    }
}
