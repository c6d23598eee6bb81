package jp.kagiban.tenancy;

import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Checks the permission of each method with {@link Needs} before the method and its transaction start. */
@Configuration(proxyBeanMethods = false)
class NeedsConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor needsAdvisor(ObjectProvider<Access> access) {
        MethodInterceptor check = call -> {
            Class<?> type = Objects.requireNonNull(call.getThis()).getClass();
            Needs needs = AnnotatedElementUtils.findMergedAnnotation(
                    AopUtils.getMostSpecificMethod(call.getMethod(), type), Needs.class);
            check(access.getObject(), Objects.requireNonNull(needs));
            return call.proceed();
        };
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(null, Needs.class, true), check);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static void check(Access access, Needs needs) {
        if (needs.fresh()) {
            access.requireFresh(needs.value());
        } else {
            access.require(needs.value());
        }
    }
}
