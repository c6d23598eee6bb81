/** Shops and their keys: registration, renewal, activation, diagnosis and expiry checks. */
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
            "login",
            "login :: member",
            "login :: ui",
            "tenancy",
            "mall",
            "manual",
            "manual :: ui"
        })
@NullMarked
package jp.kagiban.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
