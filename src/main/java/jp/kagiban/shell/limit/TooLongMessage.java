package jp.kagiban.shell.limit;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.shared.ApplicationConstants;
import com.vaadin.flow.shared.JsonConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shell.page.LocaleChoice;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a message that is too long with Vaadin's critical notification. The page then shows an explanation and keeps
 * its input. After any other status, the page would assume a broken connection. The answer contains the message's
 * number; otherwise the page would repeat the message every few seconds.
 */
final class TooLongMessage {

    /** In bytes. A longer message is cut off unread, so its page may not get the answer. */
    private static final int MAX_SKIPPED = 2 * 1024 * 1024;

    /** Number of bytes at the end of a message in which Flow's client writes the message's number. */
    private static final int END_LENGTH = 100;

    /** Bytes that are read at a time; the time limit is checked after each part. */
    private static final int PART_LENGTH = 8192;

    private static final Pattern NUMBER =
            Pattern.compile('"' + ApplicationConstants.CLIENT_TO_SERVER_ID + "\":([0-9]{1,9})\\D*$");

    private final I18NProvider words;
    private final Clock clock;

    TooLongMessage(I18NProvider words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale language = LocaleChoice.chosen(request);
        ObjectNode answer = (ObjectNode) JsonMapper.shared()
                .readTree(VaadinService.createCriticalNotificationJSON(
                        words.getTranslation("shell.too-long", language),
                        words.getTranslation("shell.too-long.what", language),
                        null,
                        null));
        number(request).ifPresent(number -> answer.put(ApplicationConstants.CLIENT_TO_SERVER_ID, number + 1));
        response.setContentType(JsonConstants.JSON_CONTENT_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter().write(answer.toString());
    }

    /** Returns the message's number. Skips all before the end of the message, and doesn't wait for a slow sender. */
    private OptionalInt number(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length < END_LENGTH || length > MAX_SKIPPED) {
            return OptionalInt.empty();
        }
        return Stream.of(NUMBER.matcher(end(request.getInputStream(), length)))
                .filter(found -> found.find())
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst();
    }

    /** Returns the end of the message; empty if it doesn't arrive in time. */
    private String end(InputStream message, long length) throws IOException {
        Instant deadline = clock.instant().plus(RequestBodyBuffer.LONGEST);
        byte[] part = new byte[PART_LENGTH];
        String end = "";
        for (long left = length; left > 0; ) {
            int read = message.read(part);
            if (read < 0 || clock.instant().isAfter(deadline)) {
                return "";
            }
            left -= read;
            end += new String(part, 0, read, StandardCharsets.ISO_8859_1);
            end = end.substring(Math.max(0, end.length() - END_LENGTH));
        }
        return end;
    }
}
