/** The UI components that every screen is built from. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package jp.kagiban.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
