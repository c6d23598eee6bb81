package jp.kagiban.sandbox;

import java.time.Clock;
import jp.kagiban.shared.Settings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The fake RMS inside a portal in sandbox mode. */
@Configuration(proxyBeanMethods = false)
@InSandboxMode
class SandboxConfiguration {

    private static final String ALL = SandboxServlet.PATH + "/*";

    @Bean
    SandboxFile sandboxFile(Settings settings) {
        return new SandboxFile(settings.dataDir());
    }

    @Bean
    SandboxRms sandboxRms(SandboxFile file, Clock clock) {
        return new SandboxRms(file, clock);
    }

    @Bean
    SandboxOrders sandboxOrders(SandboxFile file, Clock clock) {
        return new SandboxOrders(file, clock);
    }

    @Bean
    ServletRegistrationBean<SandboxServlet> sandboxServlet(SandboxRms desk, SandboxOrders orders, Clock clock) {
        return SandboxWeb.servlet(new SandboxServlet(desk, orders, clock), ALL);
    }

    @Bean
    FilterRegistrationBean<QueryMask> sandboxQueryMask() {
        return SandboxWeb.mask(ALL);
    }

    /**
     * RMS asks for no session of ours. Posts bear no token: the wire wants an Authorization header, the control a JSON content
     * type, and neither can be sent by a foreign page.
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
