/** Members and how they prove who they are. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "audit", "vault", "mail"})
@NullMarked
package jp.kagiban.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
