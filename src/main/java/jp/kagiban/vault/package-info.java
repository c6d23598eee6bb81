/** Envelope encryption: seals (encrypts), opens and destroys secrets under one key per tenant. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "audit"})
@NullMarked
package jp.kagiban.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
