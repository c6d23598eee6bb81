/** The audit history: who did what, in one hash chain per tenant and one for logins. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit"})
@NullMarked
package jp.kagiban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
