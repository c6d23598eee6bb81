package jp.kagiban.order;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.Rms;
import jp.kagiban.rakuten.RmsDiagnosis;
import jp.kagiban.rakuten.RmsFunction;

/** An RMS that takes every key that was not stopped. */
final class TakingRms implements Rms, RmsDiagnosis {

    private static final MallOutcome REFUSED = new MallOutcome.Rejected("GA0001");

    /** Keys that are taken no more. */
    final Set<String> stopped = ConcurrentHashMap.newKeySet();

    /** Of two keys of {@link Shopkeeper} the later one ends later. */
    @Override
    public MallOutcome licenceExpiry(Credentials credentials) {
        String key = credentials.secret("licenseKey").reveal();
        if (stopped.contains(key)) {
            return REFUSED;
        }
        long number = Long.parseLong(key.substring(key.length() - 6));
        return new MallOutcome.Valid(Instant.parse("2030-01-01T00:00:00Z").plusSeconds(number));
    }

    @Override
    public MallOutcome searchOneMinute(Credentials credentials) {
        return stopped.contains(credentials.secret("licenseKey").reveal()) ? REFUSED : new MallOutcome.Valid(null);
    }

    @Override
    public FunctionReply tryOut(RmsFunction function, Credentials credentials) {
        return FunctionReply.of(searchOneMinute(credentials));
    }
}
