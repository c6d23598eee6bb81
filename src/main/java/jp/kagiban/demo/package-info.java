/** The demo merchants of a sandbox portal. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "storage",
            "kit",
            "login",
            "login :: address",
            "tenancy",
            "rakuten",
            "shop",
            "shop :: entry",
            "shop :: register",
            "shop :: watch",
            "sandbox"
        })
@NullMarked
package jp.kagiban.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
