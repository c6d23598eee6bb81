/** Tenants, memberships and roles: who belongs to which company. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "storage",
            "kit",
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
