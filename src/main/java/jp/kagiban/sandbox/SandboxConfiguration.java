package jp.kagiban.sandbox;

import java.util.List;
import jp.kagiban.shared.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Runs the fake RMS inside a portal in sandbox mode. */
@Configuration(proxyBeanMethods = false)
@InSandboxMode
@Import(SandboxBeans.class)
class SandboxConfiguration {

    @Bean
    SandboxBeans.Place sandboxPlace(Settings settings) {
        return new SandboxBeans.Place(settings.dataDir(), List.of(SandboxServlet.PATH + "/*"));
    }

    /**
     * Secures the paths of the fake RMS, which needs no session. Posts need no CSRF token: the API requires an
     * Authorization header, and the control requires JSON as content type. A foreign page can send neither.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain sandboxChain(HttpSecurity http) {
        return http.securityMatcher(SandboxServlet.PATH + "/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
