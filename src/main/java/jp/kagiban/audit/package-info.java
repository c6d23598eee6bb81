/** The history: who did what, in a chain per tenant and one for the login space that can't be changed unnoticed. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit"})
@NullMarked
package jp.kagiban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
