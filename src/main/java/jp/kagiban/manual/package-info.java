/** The guide to issuing and renewing a key in RMS: one page, and walkthroughs that save each member's progress. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "login :: member", "tenancy"})
@NullMarked
package jp.kagiban.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
