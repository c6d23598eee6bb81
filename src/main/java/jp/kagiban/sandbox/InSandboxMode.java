package jp.kagiban.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Marks a bean that exists only if {@code kagiban.sandbox} is on. Any spelling that Spring reads as true will do. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(InSandboxMode.IsOn.class)
public @interface InSandboxMode {

    /**
     * Reads the setting as a boolean. Spring Boot's own condition compares texts, so {@code on} wouldn't equal {@code
     * true}.
     */
    final class IsOn implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("kagiban.sandbox", Boolean.class, false);
        }
    }
}
