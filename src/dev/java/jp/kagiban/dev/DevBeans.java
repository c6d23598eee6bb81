package jp.kagiban.dev;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.File;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** What the portal has beside its own beans while somebody works on it. */
class DevBeans {

    private static final String CACHE_CONTROL = "Cache-Control";

    /** However whoever started it ends. */
    DevBeans() {
        ProcessHandle.current().parent().ifPresent(dev -> dev.onExit().thenRun(() -> System.exit(0)));
    }

    /** Before the copies among the classes. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> filesFromTheirFolder() {
        return server -> server.setDocumentRoot(new File("frontend"));
    }

    /** A browser asks anew for style sheets, scripts and icons whenever it loads a page. Vaadin's own it keeps. */
    @Bean
    Filter filesAskedForAnew() {
        return (request, response, chain) -> chain.doFilter(
                request,
                isForVaadin((HttpServletRequest) request) ? response : new NeverKept((HttpServletResponse) response));
    }

    private static boolean isForVaadin(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/VAADIN/");
    }

    private static final class NeverKept extends HttpServletResponseWrapper {

        NeverKept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, name.equals(CACHE_CONTROL) ? "no-store" : value);
        }
    }
}
