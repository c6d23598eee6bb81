/** Outgoing calls to addresses that members entered: TLS only, public hosts only, with a time limit. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package jp.kagiban.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
