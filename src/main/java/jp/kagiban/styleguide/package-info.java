/** A page with every component of {@code kit} in all its states, in sandbox portals only. */
@ApplicationModule(allowedDependencies = {"shared", "kit", "kit :: *", "sandbox"})
@NullMarked
package jp.kagiban.styleguide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
