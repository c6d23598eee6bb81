/**
 * A faithful fake of RMS with a desk to issue keys; its state lies in a file. It stands in the portal where
 * {@code KAGIBAN_SANDBOX=on} ({@code /sandbox-rms/…}, the desk at {@code /sandbox}), or alone ({@code java -jar kagiban.jar
 * sandbox}). How it is moved from outside: {@link jp.kagiban.sandbox.ControlApi}.
 */
@ApplicationModule(allowedDependencies = {"shared", "kit"})
@NullMarked
package jp.kagiban.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
