package jp.kagiban.login.session;

import java.time.Duration;
import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.modulith.NamedInterface;

/**
 * How long logins last, and when a second factor becomes mandatory.
 *
 * @param sessionMax The maximum duration of a login.
 * @param sessionIdle A login ends after this time without a request. Default: eight hours. Minimum: {@code PT5M}.
 * @param mfaGrace How long a member who needs a second factor may work without one. The sandbox doesn't require second factors.
 */
@NamedInterface("session")
@ConfigurationProperties("kagiban")
public record LoginSettings(
        @DefaultValue("P7D") Duration sessionMax,
        Duration sessionIdle,
        @DefaultValue("P7D") Duration mfaGrace) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    public LoginSettings {
        if (sessionIdle.compareTo(SHORTEST) < 0 || sessionMax.compareTo(sessionIdle) < 0) {
            throw new StartRefused(
                    "KAGIBAN_SESSION_IDLE must be PT5M or more, and KAGIBAN_SESSION_MAX no less than that.",
                    "Leave both out for PT8H and P7D.");
        }
        if (mfaGrace.isNegative()) {
            throw new StartRefused("KAGIBAN_MFA_GRACE can't be negative.", "Leave it out for P7D.");
        }
    }
}
