/** Offers calendars with the dates on which keys expire. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "kit",
            "kit :: *",
            "audit",
            "login :: address",
            "login :: member",
            "login :: session",
            "login :: throttle",
            "login :: ui",
            "tenancy",
            "shop",
            "shop :: key",
            "shop :: register",
            "delivery"
        })
@NullMarked
package jp.kagiban.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
