/** The guide to issuing and renewing a licence key in RMS: as one page, and as walks that keep each member's place. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "login :: member", "tenancy"})
@NullMarked
package jp.kagiban.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
