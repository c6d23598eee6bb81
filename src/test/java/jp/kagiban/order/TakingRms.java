package jp.kagiban.order;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.rms.Rms;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsDiagnosis;
import jp.kagiban.rms.RmsFunction;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.rms.RmsReply;
import jp.kagiban.rms.ShopMaster;

/** An RMS that takes every key that was not stopped. */
final class TakingRms implements Rms, RmsDiagnosis {

    private static final RmsOutcome REFUSED = new RmsOutcome.Rejected("GA0001");

    /** Keys that are taken no more. */
    final Set<String> stopped = ConcurrentHashMap.newKeySet();

    /** Of two keys of {@link Shopkeeper} the later one ends later. */
    @Override
    public RmsOutcome licenceExpiry(RmsCredentials credentials) {
        String key = credentials.licenseKey().reveal();
        if (stopped.contains(key)) {
            return REFUSED;
        }
        long number = Long.parseLong(key.substring(key.length() - 6));
        return new RmsOutcome.Valid(Instant.parse("2030-01-01T00:00:00Z").plusSeconds(number));
    }

    @Override
    public RmsOutcome searchOneMinute(RmsCredentials credentials) {
        return stopped.contains(credentials.licenseKey().reveal()) ? REFUSED : new RmsOutcome.Valid(null);
    }

    @Override
    public RmsOutcome tryOut(RmsFunction function, RmsCredentials credentials) {
        return searchOneMinute(credentials);
    }

    @Override
    public RmsReply<ShopMaster> shopMaster(RmsCredentials credentials) {
        return new RmsReply.Failed<>(REFUSED);
    }
}
