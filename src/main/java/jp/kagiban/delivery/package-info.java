/**
 * Decides who gets which notices outside the portal, when and over which channel. Sends each notice once to a
 * recipient.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "storage",
            "kit",
            "kit :: *",
            "audit",
            "vault",
            "vault :: derived",
            "vault :: exceptions",
            "mail",
            "egress",
            "login",
            "login :: address",
            "login :: member",
            "login :: password",
            "login :: session",
            "login :: throttle",
            "login :: ui",
            "tenancy",
            "shop",
            "shop :: register",
            "notice"
        })
@NullMarked
package jp.kagiban.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
