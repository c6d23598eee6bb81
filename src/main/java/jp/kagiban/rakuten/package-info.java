/** Rakuten Ichiba as a mall: the RMS client, and the rules for its keys and orders. */
@ApplicationModule(allowedDependencies = {"shared", "vault", "mall"})
@NullMarked
package jp.kagiban.rakuten;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
