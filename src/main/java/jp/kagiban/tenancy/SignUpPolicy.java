package jp.kagiban.tenancy;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code KAGIBAN_SIGNUP}: whether anybody may open a company, or only who is invited. */
@ConfigurationProperties("kagiban.sign-up")
record SignUpPolicy(String mode) {

    SignUpPolicy {
        if (!mode.equals("open") && !mode.equals("invite")) {
            throw new StartRefused(
                    "KAGIBAN_SIGNUP must be open or invite.",
                    "Leave it out to let anybody open a company, or set it to invite.");
        }
    }

    boolean open() {
        return mode.equals("open");
    }
}
