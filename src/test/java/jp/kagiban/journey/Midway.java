package jp.kagiban.journey;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a test do something once the first part of a file has gone out to the browser. */
@TestComponent
final class Midway extends OncePerRequestFilter {

    private final AtomicReference<Deed> deed = new AtomicReference<>(() -> {});

    /** Done on the thread that writes the file. */
    interface Deed {
        void run() throws IOException;
    }

    /** @param next is done once, in the next file */
    void then(Deed next) {
        deed.set(next);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/VAADIN/dynamic/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                return new DelegatingServletOutputStream(new Parts(super.getOutputStream()));
            }
        });
    }

    private final class Parts extends FilterOutputStream {

        Parts(OutputStream out) {
            super(out);
        }

        @Override
        public void flush() throws IOException {
            super.flush();
            deed.getAndSet(() -> {}).run();
        }
    }
}
