package jp.kagiban.rms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.shared.Jst;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** RMS over HTTP. What it logs bears the shop's number and the outcome, never an address: that of the licence API is secret. */
final class HttpRms implements Rms {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRms.class);

    /** Reference 3.2: no colon in the offset, or RMS answers 400. */
    private static final DateTimeFormatter ORDER_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0900'").withZone(Jst.TOKYO);

    private final RmsAddress address;
    private final Pace pace;
    private final RmsWire wire;
    private final Outcomes outcomes;
    private final Clock clock;

    HttpRms(RmsAddress address, Pace pace, RmsWire wire, Clock clock) {
        this.address = address;
        this.pace = pace;
        this.wire = wire;
        this.outcomes = new Outcomes(clock);
        this.clock = clock;
    }

    @Override
    public RmsOutcome licenceExpiry(RmsCredentials credentials) {
        return ask(
                credentials,
                base -> wire.get(licenceAddress(base, credentials), credentials).map(outcomes::ofLicence));
    }

    @Override
    public RmsOutcome searchOneMinute(RmsCredentials credentials) {
        return ask(
                credentials,
                base -> wire.post(at(base, "/es/2.0/order/searchOrder/"), credentials, lastMinute())
                        .map(outcomes::ofSearch));
    }

    private RmsOutcome ask(RmsCredentials credentials, Function<URI, Optional<RmsOutcome>> call) {
        RmsOutcome outcome = address.current()
                .filter(base -> hasTurn(credentials.paceKey()))
                .flatMap(call)
                .orElseGet(RmsOutcome.Unreachable::new);
        LOG.debug("RMS for {}: {}", credentials.paceKey(), outcome);
        return outcome;
    }

    private boolean hasTurn(String paceKey) {
        try {
            pace.awaitTurn(paceKey);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] lastMinute() {
        Instant now = clock.instant();
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "dateType", 1,
                        "startDatetime", ORDER_TIME.format(now.minusSeconds(60)),
                        "endDatetime", ORDER_TIME.format(now),
                        "PaginationRequestModel", Map.of("requestRecordsAmount", 1, "requestPage", 1)));
    }

    private static URI licenceAddress(URI base, RmsCredentials credentials) {
        String key = URLEncoder.encode(credentials.licenseKey().reveal(), StandardCharsets.UTF_8);
        return at(base, "/es/1.0/license-management/license-key/expiry-date?licenseKey=" + key);
    }

    private static URI at(URI base, String rest) {
        return URI.create(base + rest);
    }
}
