package jp.kagiban.rakuten;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Maps an answer to one of the outcomes (docs/rakuten-rms.md, Errors and limits). */
final class Outcomes {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final Clock clock;

    Outcomes(Clock clock) {
        this.clock = clock;
    }

    /** A 200 without an error proves the key, even without a readable date. */
    MallOutcome ofLicence(Reply reply) {
        return of(
                reply,
                body -> RmsFault.inJson(body).isNone()
                        ? Optional.of(new MallOutcome.Valid(expiry(body)))
                        : Optional.empty());
    }

    private static @Nullable Instant expiry(JsonNode body) {
        return ExpiryText.parse(body.path("expiryDate").asString("")).orElse(null);
    }

    /** The end of a key as the licence API returned it; empty if the API returned none. */
    static List<ExpiryReading> ends(MallOutcome licence) {
        return licence instanceof MallOutcome.Valid valid && valid.expiry() != null
                ? List.of(new ExpiryReading(RakutenKeys.LICENSE_KEY, ExpiryReading.Source.READ, valid.expiry()))
                : List.of();
    }

    MallOutcome ofSearch(Reply reply) {
        return of(
                reply,
                body -> body.path("orderNumberList").isArray()
                        ? Optional.of(new MallOutcome.Valid(null))
                        : Optional.empty());
    }

    /** Reads an answer. Errors in the order API's own envelope become {@link MallReply.BadRequest}. */
    <T> MallReply<T> replyTo(Reply reply, Function<Reply, Optional<T>> reader) {
        List<MallMessage> faults =
                reply.status() == 400 ? OrderReplies.messages(reply).orElse(List.of()) : List.of();
        if (!faults.isEmpty()) {
            return new MallReply.BadRequest<>(faults);
        }
        return failure(reply)
                .<MallReply<T>>map(MallReply.Failed::new)
                .orElseGet(() -> reader.apply(reply)
                        .<MallReply<T>>map(MallReply.Ok::new)
                        .orElseGet(() -> new MallReply.Failed<>(new MallOutcome.Garbled(code(reply)))));
    }

    private MallOutcome of(Reply reply, Function<JsonNode, Optional<MallOutcome.Valid>> reader) {
        return failure(reply)
                .orElseGet(() -> RmsFault.Json.read(reply)
                        .flatMap(reader)
                        .<MallOutcome>map(valid -> valid)
                        .orElseGet(() -> new MallOutcome.Garbled(code(reply))));
    }

    /** Returns the outcome of a failure. Empty for a 200 that isn't an HTML page. */
    private Optional<MallOutcome> failure(Reply reply) {
        return switch (reply.status()) {
            case 429 -> Optional.of(throttled(reply));
            case 503 -> Optional.of(closed(reply));
            case 500, 502, 504 -> Optional.of(new MallOutcome.Unreachable(code(reply)));
            default -> {
                boolean redirect = reply.status() / 100 == 3;
                yield reply.isHtml() && !redirect ? Optional.of(closed(reply)) : ofData(reply);
            }
        };
    }

    private Optional<MallOutcome> ofData(Reply reply) {
        return switch (reply.status()) {
            case 200 -> Optional.empty();
            case 400 -> Optional.of(ofBadRequest(reply));
            case 401 -> Optional.of(new MallOutcome.Rejected(RmsFault.in(reply).codeOr(401)));
            case 403 -> Optional.of(ofForbidden(reply, RmsFault.in(reply)));
            default -> Optional.of(new MallOutcome.Garbled(code(reply)));
        };
    }

    private static MallOutcome ofBadRequest(Reply reply) {
        String code = RmsFault.in(reply).codeOr(400);
        return code.equals("ES04-01") ? new MallOutcome.Rejected(code) : new MallOutcome.Garbled(code);
    }

    private MallOutcome ofForbidden(Reply reply, RmsFault fault) {
        return fault.isLimit() ? throttled(reply) : new MallOutcome.Rejected(fault.codeOr(403));
    }

    private MallOutcome throttled(Reply reply) {
        return new MallOutcome.Throttled(retryAfter(reply.retryAfter()), code(reply));
    }

    private MallOutcome closed(Reply reply) {
        return new MallOutcome.Maintenance(retryAfter(reply.retryAfter()), code(reply));
    }

    /** The code of an error, or else the HTTP status; null for a status 200 without code. */
    private static @Nullable String code(Reply reply) {
        RmsFault fault = RmsFault.in(reply);
        return reply.status() == 200 && fault.code().isEmpty() ? null : fault.codeOr(reply.status());
    }

    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        return SECONDS.matcher(text).matches() ? Duration.ofSeconds(Long.parseLong(text)) : untilDate(text);
    }

    private @Nullable Duration untilDate(String text) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration pause = Duration.between(clock.instant(), then);
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
