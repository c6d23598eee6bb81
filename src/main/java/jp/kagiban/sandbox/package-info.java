/** A faithful fake of RMS with a desk to issue keys; its state lies in a file. */
@ApplicationModule(allowedDependencies = {"shared", "kit"})
@NullMarked
package jp.kagiban.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
