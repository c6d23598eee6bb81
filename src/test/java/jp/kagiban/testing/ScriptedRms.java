package jp.kagiban.testing;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.rms.Rms;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsOutcome;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** An RMS that answers as a test told it, and refuses keys it was told nothing of. */
@TestComponent
@Primary
public class ScriptedRms implements Rms {

    public static final RmsOutcome REFUSED = new RmsOutcome.Rejected("GA0001");
    public static final RmsOutcome TAKEN = new RmsOutcome.Valid(null);

    private final Map<String, RmsOutcome> licence = new ConcurrentHashMap<>();
    private final Map<String, RmsOutcome> order = new ConcurrentHashMap<>();

    /** Both APIs take the key. */
    public void takes(String key, Instant expiry) {
        says(key, new RmsOutcome.Valid(expiry), TAKEN);
    }

    public void refuses(String key) {
        says(key, REFUSED, REFUSED);
    }

    /** Both APIs give this answer. */
    public void says(String key, RmsOutcome toBoth) {
        says(key, toBoth, toBoth);
    }

    public void says(String key, RmsOutcome toLicence, RmsOutcome toOrder) {
        licence.put(key, toLicence);
        order.put(key, toOrder);
    }

    void forget() {
        licence.clear();
        order.clear();
    }

    @Override
    public RmsOutcome licenceExpiry(RmsCredentials credentials) {
        return licence.getOrDefault(credentials.licenseKey().reveal(), REFUSED);
    }

    @Override
    public RmsOutcome searchOneMinute(RmsCredentials credentials) {
        return order.getOrDefault(credentials.licenseKey().reveal(), REFUSED);
    }
}
