/** Members and their logins: passwords, second factors, passkeys, sessions and throttling. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "kit", "kit :: *", "audit", "vault", "mail"})
@NullMarked
package jp.kagiban.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
