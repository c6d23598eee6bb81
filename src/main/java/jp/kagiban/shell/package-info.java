/** The frame around all screens: layout, menu, home, security filters, response headers and error pages. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "storage",
            "kit",
            "kit :: *",
            "audit",
            "login",
            "login :: address",
            "login :: member",
            "login :: session",
            "login :: throttle",
            "login :: ui",
            "tenancy",
            "mall",
            "shop",
            "shop :: diagnosis",
            "order",
            "notice",
            "delivery",
            "delivery :: ui",
            "delivery :: letter",
            "manual"
        })
@NullMarked
package jp.kagiban.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
