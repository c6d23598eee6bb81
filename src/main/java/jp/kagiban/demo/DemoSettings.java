package jp.kagiban.demo;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo merchants: {@code KAGIBAN_DEMO_SHOPS}.
 *
 * @param shops Adds a fourth demo merchant with this number of shops (at most 200) to the sandbox.
 */
@ConfigurationProperties("kagiban.demo")
record DemoSettings(@DefaultValue("0") int shops) {

    private static final int MOST = 200;

    DemoSettings {
        if (shops < 0 || shops > MOST) {
            throw new StartRefused(
                    "KAGIBAN_DEMO_SHOPS is a number from 0 to " + MOST + ".",
                    "Leave KAGIBAN_DEMO_SHOPS out for the three ready merchants alone.");
        }
    }
}
