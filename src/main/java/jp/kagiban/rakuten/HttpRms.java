package jp.kagiban.rakuten;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.OrderQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implements {@link Rms} over HTTP. Logs the shop number and the outcome, never an address: the licence API's address
 * contains the key.
 */
final class HttpRms implements Rms {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRms.class);

    private final RmsPipeline pipeline;
    private final Outcomes outcomes;
    private final Clock clock;

    HttpRms(RmsPipeline pipeline, Clock clock) {
        this.pipeline = pipeline;
        this.outcomes = new Outcomes(clock);
        this.clock = clock;
    }

    @Override
    public MallOutcome licenceExpiry(Credentials credentials) {
        return readAndLog(credentials, pipeline.get(licencePath(credentials), credentials), outcomes::ofLicence);
    }

    @Override
    public MallOutcome searchOneMinute(Credentials credentials) {
        Instant now = clock.instant();
        byte[] lastMinute = OrderRequests.search(OrderQuery.placed(now.minusSeconds(60), now, 1));
        Optional<Reply> reply =
                pipeline.post(OrderRequests.SEARCH_ORDER, credentials, lastMinute, RmsWire.LONGEST_BODY);
        return readAndLog(credentials, reply, outcomes::ofSearch);
    }

    private static MallOutcome readAndLog(
            Credentials credentials, Optional<Reply> reply, Function<Reply, MallOutcome> reader) {
        MallOutcome outcome = reply.map(reader).orElseGet(MallOutcome.Unreachable::new);
        LOG.debug("RMS for {}: {}", credentials.caller().line(), outcome);
        return outcome;
    }

    private static String licencePath(Credentials credentials) {
        String key =
                URLEncoder.encode(credentials.secret(RakutenKeys.LICENSE_KEY).reveal(), StandardCharsets.UTF_8);
        return "/es/1.0/license-management/license-key/expiry-date?licenseKey=" + key;
    }
}
