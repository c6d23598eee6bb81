package jp.kagiban.sandbox;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.core.Ordered;

/** Hangs the fake RMS into a web server. */
final class SandboxWeb {

    private SandboxWeb() {}

    static ServletRegistrationBean<SandboxServlet> servlet(SandboxServlet servlet, String... mappings) {
        ServletRegistrationBean<SandboxServlet> registration = new ServletRegistrationBean<>(servlet, mappings);
        registration.setName("sandboxRms");
        return registration;
    }

    static FilterRegistrationBean<QueryMask> mask(String... patterns) {
        FilterRegistrationBean<QueryMask> registration = new FilterRegistrationBean<>(new QueryMask());
        registration.addUrlPatterns(patterns);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
