package jp.kagiban.egress;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;

/** Parses Retry-After: seconds or a date (RFC 9110), at most a day. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int DIGITS = 9;

    private RetryAfter() {}

    static Optional<Duration> of(HttpMessage response, Instant now) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return header == null || header.getValue() == null
                ? Optional.empty()
                : read(header.getValue().strip(), now);
    }

    static Optional<Duration> read(String value, Instant now) {
        return parse(value, now).map(RetryAfter::bounded);
    }

    private static Optional<Duration> parse(String value, Instant now) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(value.length() > DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration requested) {
        return requested.isNegative() ? Duration.ZERO : requested.compareTo(LONGEST) > 0 ? LONGEST : requested;
    }
}
