/** Outgoing mail: templates, an outbox with retries, and direct mails that skip the outbox. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit"})
@NullMarked
package jp.kagiban.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
