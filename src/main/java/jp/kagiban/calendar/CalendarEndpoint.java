package jp.kagiban.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.calendar.Feeds.Feed;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.Hashes;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers calendar programs, which have no login. The address contains a token instead. Logs and answers never contain
 * it, and an unknown token gets an empty answer.
 */
@RestController
class CalendarEndpoint {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final FeedReading reading;
    private final Throttle throttle;

    CalendarEndpoint(FeedReading reading, Throttle throttle) {
        this.reading = reading;
        this.throttle = throttle;
    }

    /** Answers one request. Checks the HTTP method here, because the framework would answer with an HTML page. */
    @RequestMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token, HttpServletRequest request) {
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return empty(HttpStatus.METHOD_NOT_ALLOWED)
                    .allow(HttpMethod.GET, HttpMethod.HEAD)
                    .build();
        }
        Optional<Feed> feed = FeedReading.isToken(token) ? reading.find(token) : Optional.empty();
        if (feed.isEmpty()) {
            return empty(HttpStatus.NOT_FOUND).build();
        }
        return throttle.take(Limit.CALENDAR, token)
                .map(CalendarEndpoint::tooManyRequests)
                .orElseGet(() -> answer(reading.read(feed.get())));
    }

    /** Returns the calendar with an ETag, so that Spring answers 304 if the calendar is unchanged. */
    private static ResponseEntity<byte[]> answer(String text) {
        return empty(HttpStatus.OK)
                .eTag("\"" + Hashes.hex(text) + "\"")
                .contentType(CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("kagiban.ics")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> tooManyRequests(Duration wait) {
        return empty(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()))
                .build();
    }

    private static ResponseEntity.BodyBuilder empty(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore().cachePrivate());
    }
}
