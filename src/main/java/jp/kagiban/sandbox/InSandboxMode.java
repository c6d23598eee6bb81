package jp.kagiban.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** A bean that exists only where the portal runs with {@code kagiban.sandbox} on (in any word that means yes). */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(InSandboxMode.IsOn.class)
public @interface InSandboxMode {

    /** Boot's own condition compares words, and {@code on} is not {@code true} to it. */
    final class IsOn implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("kagiban.sandbox", Boolean.class, false);
        }
    }
}
