package jp.kagiban.rms;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an answer into the closed set of outcomes (docs/rakuten-rms.md, Errors and limits). */
final class Outcomes {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final Clock clock;

    Outcomes(Clock clock) {
        this.clock = clock;
    }

    /** Any 200 that names no error proves the key, with a readable date or without. */
    RmsOutcome ofLicence(Reply reply) {
        return of(
                reply,
                body -> RmsFault.inJson(body).isNone()
                        ? Optional.of(new RmsOutcome.Valid(expiry(body)))
                        : Optional.empty());
    }

    private static @Nullable Instant expiry(JsonNode body) {
        return ExpiryText.parse(body.path("expiryDate").asString("")).orElse(null);
    }

    RmsOutcome ofSearch(Reply reply) {
        return of(
                reply,
                body -> body.path("orderNumberList").isArray()
                        ? Optional.of(new RmsOutcome.Valid(null))
                        : Optional.empty());
    }

    /** An error of the order API itself, in its own envelope, is a reply of its own. */
    <T> RmsReply<T> replyTo(Reply reply, Function<Reply, Optional<T>> reading) {
        List<RmsMessage> faults =
                reply.status() == 400 ? OrderReplies.messages(reply).orElse(List.of()) : List.of();
        if (!faults.isEmpty()) {
            return new RmsReply.BadRequest<>(faults);
        }
        return failure(reply)
                .<RmsReply<T>>map(RmsReply.Failed::new)
                .orElseGet(() -> reading.apply(reply)
                        .<RmsReply<T>>map(RmsReply.Ok::new)
                        .orElseGet(() -> new RmsReply.Failed<>(new RmsOutcome.Garbled(code(reply)))));
    }

    private RmsOutcome of(Reply reply, Function<JsonNode, Optional<RmsOutcome.Valid>> reading) {
        return failure(reply)
                .orElseGet(() -> RmsFault.Json.read(reply)
                        .flatMap(reading)
                        .<RmsOutcome>map(valid -> valid)
                        .orElseGet(() -> new RmsOutcome.Garbled(code(reply))));
    }

    /** Empty for a 200 that is no page for people. */
    private Optional<RmsOutcome> failure(Reply reply) {
        return switch (reply.status()) {
            case 429 -> Optional.of(throttled(reply));
            case 503 -> Optional.of(new RmsOutcome.Maintenance(code(reply)));
            case 500 -> Optional.of(new RmsOutcome.Unreachable(code(reply)));
            default -> {
                boolean redirect = reply.status() / 100 == 3;
                yield reply.isHtml() && !redirect
                        ? Optional.of(new RmsOutcome.Maintenance(code(reply)))
                        : ofData(reply);
            }
        };
    }

    private Optional<RmsOutcome> ofData(Reply reply) {
        return switch (reply.status()) {
            case 200 -> Optional.empty();
            case 400 -> Optional.of(ofBadRequest(reply));
            case 401 -> Optional.of(new RmsOutcome.Rejected(RmsFault.in(reply).codeOr(401)));
            case 403 -> Optional.of(ofForbidden(reply, RmsFault.in(reply)));
            default -> Optional.of(new RmsOutcome.Garbled(code(reply)));
        };
    }

    private static RmsOutcome ofBadRequest(Reply reply) {
        String code = RmsFault.in(reply).codeOr(400);
        return code.equals("ES04-01") ? new RmsOutcome.Rejected(code) : new RmsOutcome.Garbled(code);
    }

    private RmsOutcome ofForbidden(Reply reply, RmsFault fault) {
        return fault.isLimit() ? throttled(reply) : new RmsOutcome.Rejected(fault.codeOr(403));
    }

    private RmsOutcome throttled(Reply reply) {
        return new RmsOutcome.Throttled(retryAfter(reply.retryAfter()), code(reply));
    }

    /** A page for people may come with 200, which tells nothing. */
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
            Duration left = Duration.between(clock.instant(), then);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
