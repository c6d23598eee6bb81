/** Tells merchants what they must know now about the keys of their shops. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "storage",
            "kit",
            "kit :: *",
            "audit",
            "vault",
            "login",
            "tenancy",
            "mall",
            "manual",
            "shop",
            "shop :: diagnosis",
            "shop :: key",
            "shop :: register"
        })
@NullMarked
package jp.kagiban.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
