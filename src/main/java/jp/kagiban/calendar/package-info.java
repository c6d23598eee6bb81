/** When keys end, for the calendars that people use anyway: by a private address, or as a file with one date. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "kit",
            "audit",
            "login :: member",
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
