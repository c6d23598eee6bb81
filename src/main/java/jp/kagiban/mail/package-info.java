/** Outgoing mail: an outbox in the database and how it is emptied, letters that are handed over at once, and their templates. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit"})
@NullMarked
package jp.kagiban.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
