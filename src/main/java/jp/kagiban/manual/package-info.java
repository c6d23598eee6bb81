/** The guide to issuing and renewing a licence key in RMS. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit"})
@NullMarked
package jp.kagiban.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
