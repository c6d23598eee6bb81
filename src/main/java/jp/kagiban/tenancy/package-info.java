/** Tenants, memberships and roles: who belongs to which company, and what they may do. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "storage",
            "kit",
            "kit :: *",
            "audit",
            "vault",
            "mail",
            "login",
            "login :: address",
            "login :: member",
            "login :: session",
            "login :: throttle",
            "login :: ui"
        })
@NullMarked
package jp.kagiban.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
