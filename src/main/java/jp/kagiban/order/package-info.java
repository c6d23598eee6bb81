/** Orders: fetched from malls, encrypted, listed, confirmed, exported, and deleted after their retention time. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "storage",
            "task",
            "kit",
            "kit :: *",
            "audit",
            "vault",
            "vault :: exceptions",
            "login :: member",
            "login :: session",
            "login :: ui",
            "tenancy",
            "mall",
            "manual",
            "shop",
            "shop :: diagnosis",
            "shop :: key",
            "shop :: register"
        })
@NullMarked
package jp.kagiban.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
