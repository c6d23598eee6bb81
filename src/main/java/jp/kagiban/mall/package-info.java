/** The port to a mall (marketplace): what every mall offers for a shop's key and orders. Each mall is a {@link Mall}. */
@ApplicationModule(allowedDependencies = {"shared", "vault"})
@NullMarked
package jp.kagiban.mall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
