package jp.kagiban.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Makes the beans of the fake RMS, inside a portal or alone. The class isn't annotated as a configuration, so the
 * portal's scan ignores it.
 */
class SandboxBeans {

    /**
     * The place of the fake RMS.
     *
     * @param folder for the files of the fake RMS
     * @param paths that its servlet serves
     */
    record Place(Path folder, List<String> paths) {}

    @Bean
    SandboxRms sandboxRms(Place place, Clock clock) {
        return new SandboxRms(place.folder(), clock);
    }

    @Bean
    SandboxOrders sandboxOrders(Place place, Clock clock) {
        return new SandboxOrders(place.folder(), clock);
    }

    @Bean
    ServletRegistrationBean<SandboxServlet> sandboxServlet(
            Place place, SandboxRms desk, SandboxOrders orders, Clock clock) {
        ServletRegistrationBean<SandboxServlet> registration =
                new ServletRegistrationBean<>(new SandboxServlet(desk, orders, clock));
        registration.setUrlMappings(place.paths());
        registration.setName("sandboxRms");
        return registration;
    }

    @Bean
    FilterRegistrationBean<QueryMask> sandboxQueryMask(Place place) {
        FilterRegistrationBean<QueryMask> registration = new FilterRegistrationBean<>(new QueryMask());
        registration.setUrlPatterns(place.paths());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * Masks the query. Runs first, because later filters may log the query, and the licence API's query contains a key.
     */
    static final class QueryMask extends HttpFilter {

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public @Nullable String getQueryString() {
                            return super.getQueryString() == null ? null : "masked";
                        }
                    },
                    response);
        }
    }
}
