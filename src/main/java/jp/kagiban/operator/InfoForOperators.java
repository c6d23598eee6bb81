package jp.kagiban.operator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Shows version, commit and metrics to operators only: a version tells strangers which holes it has. */
@Configuration(proxyBeanMethods = false)
class InfoForOperators {

    @Bean
    AuthorizationManager<RequestAuthorizationContext> operatorsAlone(Operators operators) {
        return (_, _) -> new AuthorizationDecision(operators.here());
    }
}
