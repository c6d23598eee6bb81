package jp.kagiban.shell.security;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import jp.kagiban.delivery.letter.Unsubscribing;
import jp.kagiban.login.session.LoginGate;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.SessionGate;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shared.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Configures the filter chains of the portal. Vaadin's navigation checks access to views again. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** In seconds. */
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    @Bean
    SecurityFilterChain portal(
            HttpSecurity http,
            SecurityContextHolderStrategy strategy,
            LoginGate gate,
            SessionGate sessionGate,
            MemberSessions sessions,
            Unsubscribing unsubscribing,
            WebSettings settings,
            Clock clock,
            AuthorizationManager<RequestAuthorizationContext> operatorsAlone,
            VaadinDefaultRequestCache wanted)
            throws IOException {
        wanted.setDelegateRequestCache(new WantedPage());
        // Filters take the strategy when they are made; Vaadin would set its own only afterwards.
        SecurityContextHolder.setContextHolderStrategy(strategy);
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/info", "/actuator/metrics/**")
                .access(operatorsAlone));
        http.authorizeHttpRequests(SecurityConfiguration::withoutLogin);
        http.with(
                vaadin(),
                portal -> portal.loginView("/login")
                        .addLogoutHandler((_, _, login) -> sessions.loggedOut(login))
                        .addLogoutHandler((_, response, _) -> forgetPages(response))
                        // An unknown address reaches the page that says so, instead of an empty 403.
                        .anyRequest(AuthorizedUrl::authenticated));
        withoutToken(http, unsubscribing, clock);
        http.addFilterBefore(new FromOwnPages(), CsrfFilter.class);
        http.addFilterBefore(gate.filter(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(sessionGate.filter(), LogoutFilter.class);
        headers(http, settings, ReferrerPolicy.SAME_ORIGIN);
        http.headers(headers -> headers.addObjectPostProcessor(new EagerHeaders()));
        return http.build();
    }

    /** Adds filters for requests that browsers and mail programs send without a page's token. */
    private static void withoutToken(HttpSecurity http, Unsubscribing unsubscribing, Clock clock) throws IOException {
        http.addFilterBefore(new BreachReports(clock), CsrfFilter.class);
        http.addFilterBefore(new UnsubscribePages(unsubscribing), CsrfFilter.class);
    }

    /**
     * The filter chain of calendars, which come without a login. It looks for no login and creates no session. It sends
     * no referrer, since the address is secret.
     */
    @Bean
    @Order(1)
    SecurityFilterChain calendars(HttpSecurity http, WebSettings settings) {
        http.securityMatcher("/calendar/*.ics")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable);
        headers(http, settings, ReferrerPolicy.NO_REFERRER);
        return http.build();
    }

    private static void withoutLogin(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(RequestPath.PROBES.toArray(String[]::new))
                .permitAll()
                .requestMatchers(request -> request.getAttribute(RequestPath.ON_MANAGEMENT_PORT) != null)
                .permitAll()
                .requestMatchers("/actuator/**")
                .denyAll()
                .requestMatchers("/css/**", "/icons/**", "/js/**", RequestPath.MANIFEST, RequestPath.WORKER)
                .permitAll()
                .requestMatchers(RequestPath.HISTORY_KEY, RequestPath.VERIFIER)
                .permitAll();
    }

    /** Clears only the browser's cache. Cookies and storage hold the language and the marks of known browsers. */
    private static void forgetPages(HttpServletResponse response) {
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }

    private static void headers(HttpSecurity http, WebSettings settings, ReferrerPolicy referrers) {
        http.headers(headers -> headers.addHeaderWriter(ContentSecurityPolicy::write)
                .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(YEAR)
                        .includeSubDomains(false)
                        .requestMatcher(request -> settings.tls() || request.isSecure()))
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(referrers)));
    }

    /**
     * Writes the headers before the page. Otherwise Vaadin's pages would be sent without them, since the filter writes
     * them only afterwards.
     */
    private static final class EagerHeaders implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
