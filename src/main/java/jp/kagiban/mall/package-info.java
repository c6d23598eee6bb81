/** What a shop has in common at every mall: its key, the answers to it, and its orders. Each mall is a {@link Mall}. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "errand", "vault"})
@NullMarked
package jp.kagiban.mall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
