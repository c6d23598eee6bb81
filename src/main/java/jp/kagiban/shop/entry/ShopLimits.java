package jp.kagiban.shop.entry;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the mall's time, and of the portal's, a tenant may take.
 *
 * @param shopsMax how many it may register
 * @param waitingKeysMax how many of its keys may wait at once for the mall to accept them; each is tried every few minutes, for a day at most
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
