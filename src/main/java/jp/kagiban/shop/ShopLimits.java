package jp.kagiban.shop;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much of RMS's time, and of the portal's, a tenant may take.
 *
 * @param shops how many it may register
 * @param waiting how many of its keys may wait at once for RMS to accept them; each is tried every few minutes, for a day at most
 */
@ConfigurationProperties("kagiban.limits")
record ShopLimits(int shops, int waiting) {

    ShopLimits {
        if (shops < 1 || waiting < 1) {
            throw new StartRefused(
                    "KAGIBAN_SHOPS_MAX and KAGIBAN_WAITING_KEYS_MAX must be 1 or more.",
                    "Leave both out for 500 and 200.");
        }
    }
}
