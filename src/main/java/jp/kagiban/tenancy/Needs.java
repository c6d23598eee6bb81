package jp.kagiban.tenancy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that the member needs in the current tenant. It is checked before a service's method runs, or before a view is
 * created; {@link AccessRefused} is thrown otherwise. The portal's own jobs pass.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Permission value();

    /**
     * Whether a recent proof of identity is needed too. Without one, {@link jp.kagiban.login.session.ProofTooOld} is
     * thrown.
     */
    boolean fresh() default false;
}
