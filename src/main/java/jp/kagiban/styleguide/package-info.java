/** The design system to look at: every part of {@code kit} in its states, where the portal runs for practice. */
@ApplicationModule(allowedDependencies = {"shared", "kit", "sandbox"})
@NullMarked
package jp.kagiban.styleguide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
