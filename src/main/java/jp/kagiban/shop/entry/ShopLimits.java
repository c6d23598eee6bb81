package jp.kagiban.shop.entry;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits that keep one company from using up the time of the mall and of the portal.
 *
 * @param shopsMax The maximum number of shops per company.
 * @param waitingKeysMax The maximum number of keys per company that wait for RMS at the same time.
 */
@ConfigurationProperties("kagiban")
record ShopLimits(
        @DefaultValue("500") int shopsMax,
        @DefaultValue("200") int waitingKeysMax) {

    ShopLimits {
        if (shopsMax < 1 || waitingKeysMax < 1) {
            throw new StartRefused(
                    "KAGIBAN_SHOPS_MAX and KAGIBAN_WAITING_KEYS_MAX must be 1 or more.",
                    "Leave both out for 500 and 200.");
        }
    }
}
