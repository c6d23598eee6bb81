/**
 * A fake RMS with a screen that issues keys. A file contains its state. The fake RMS runs inside the portal with {@code
 * KAGIBAN_SANDBOX=on} ({@code /sandbox-rms/…}, its screen at {@code /sandbox}), or alone ({@code java -jar kagiban.jar
 * sandbox}). Tests control it through {@link jp.kagiban.sandbox.ControlApi}.
 */
@ApplicationModule(allowedDependencies = {"shared", "kit", "kit :: *"})
@NullMarked
package jp.kagiban.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
