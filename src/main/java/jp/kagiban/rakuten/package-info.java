/** Rakuten Ichiba as a mall: the wire to its RMS, and every fact about its keys and orders. */
@ApplicationModule(allowedDependencies = {"shared", "vault", "mall"})
@NullMarked
package jp.kagiban.rakuten;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
