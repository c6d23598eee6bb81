/** The guide to issuing and renewing a licence key in RMS: one page, and walks that save each member's progress. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "login :: member", "tenancy"})
@NullMarked
package jp.kagiban.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
