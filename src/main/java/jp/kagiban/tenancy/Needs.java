package jp.kagiban.tenancy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the member must be allowed to do in the tenant in force. On a service's method it is asked before the method runs, and
 * {@link AccessRefused} is thrown otherwise; on a view before the view is made. A job of the portal's own passes.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Permission value();

    /** Whether the member must count as proven, else {@link jp.kagiban.login.session.ProofTooOld}. */
    boolean fresh() default false;
}
