package jp.kagiban.login;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code KAGIBAN_SIGNUP}: whether anybody may open a company, or only invited people.
 *
 * @param signup {@code open}: anybody can register a company. {@code invite}: only with an operator's invitation.
 */
@ConfigurationProperties("kagiban")
public record SignUpPolicy(@DefaultValue("open") String signup) {

    public SignUpPolicy {
        if (!signup.equals("open") && !signup.equals("invite")) {
            throw new StartRefused(
                    "KAGIBAN_SIGNUP must be open or invite.",
                    "Leave it out to let anybody open a company, or set it to invite.");
        }
    }

    public boolean open() {
        return signup.equals("open");
    }
}
