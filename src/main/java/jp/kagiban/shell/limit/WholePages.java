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
 * Buffers a page until the lock of its session is free. Vaadin writes pages under that lock, so a client that reads
 * nothing would otherwise hold the lock.
 */
@Component
class WholePages implements VaadinServiceInitListener, VaadinRequestInterceptor {

    /**
     * Size of the buffer in bytes. Tomcat keeps a buffer of up to 128 kB for later requests; a larger one is freed with
     * its page.
     */
    private static final int BUFFER_SIZE = 160 * 1024;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addVaadinRequestInterceptor(this);
    }

    @Override
    public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
        if (response instanceof VaadinServletResponse page && isForPage(request)) {
            page.setBufferSize(BUFFER_SIZE);
        }
    }

    /** Returns whether a page is written. Files lie below {@code /VAADIN/}, and are written without the lock. */
    private static boolean isForPage(VaadinRequest request) {
        String path = request.getPathInfo();
        return (path == null || !path.startsWith("/VAADIN/"))
                && !HandlerHelper.isRequestType(request, RequestType.PUSH);
    }

    @Override
    public void handleException(
            VaadinRequest request, VaadinResponse response, VaadinSession session, Exception fault) {
        // Vaadin's own handlers report the exception.
    }

    @Override
    public void requestEnd(VaadinRequest request, VaadinResponse response, VaadinSession session) {
        // Tomcat sends the rest of the buffer.
    }
}
