/** Records and checks the audit history: who did what. There is one hash chain for each tenant and one for logins. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "kit :: *"})
@NullMarked
package jp.kagiban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
