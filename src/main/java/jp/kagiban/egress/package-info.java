/** Calls out to addresses that members typed: over TLS, to public machines only, within seconds. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package jp.kagiban.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
