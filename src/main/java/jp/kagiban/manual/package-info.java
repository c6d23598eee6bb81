/** Explains how to issue and renew a key in RMS: on one page, and in step-by-step guides that store each member's progress. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "kit :: *", "login :: member", "tenancy"})
@NullMarked
package jp.kagiban.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
