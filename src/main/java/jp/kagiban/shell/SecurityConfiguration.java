package jp.kagiban.shell;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import jp.kagiban.login.LoginGate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The filter chain of the portal. What a rule here says of Vaadin's own requests is said again at navigation. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain portal(HttpSecurity http, SecurityContextHolderStrategy strategy, LoginGate gate) {
        // Filters take the strategy when they are made; Vaadin would set its own only afterwards.
        SecurityContextHolder.setContextHolderStrategy(strategy);
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers("/kagiban.css", "/icons/**", "/js/**")
                        .permitAll());
        http.with(
                vaadin(),
                portal -> portal.loginView("/login")
                        // An unknown address reaches the page that says so, instead of an empty 403.
                        .anyRequest(AuthorizedUrl::authenticated));
        http.addFilterBefore(new LoginFromHere(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(gate.filter(), UsernamePasswordAuthenticationFilter.class);
        headers(http);
        return http.build();
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.addHeaderWriter(ContentSecurityPolicy::write)
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addObjectPostProcessor(new EagerHeaders()));
    }

    /** Vaadin's pages would go out without these headers: the page is written before the filter's turn comes. */
    private static final class EagerHeaders implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
