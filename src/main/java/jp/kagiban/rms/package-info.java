/** The wire to Rakuten RMS: what is asked, and the closed set of what it answers. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit"})
@NullMarked
package jp.kagiban.rms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
