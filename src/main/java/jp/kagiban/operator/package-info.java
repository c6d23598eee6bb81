/** Serves the operators of the portal: their accounts, console, shell commands and monitoring. */
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
            "mail",
            "login",
            "login :: address",
            "login :: member",
            "login :: session",
            "login :: throttle",
            "login :: ui",
            "tenancy",
            "mall",
            "manual",
            "shop",
            "shop :: attempt",
            "notice",
            "order",
            "delivery"
        })
@NullMarked
package jp.kagiban.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
