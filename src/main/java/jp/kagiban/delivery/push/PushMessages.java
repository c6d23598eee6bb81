package jp.kagiban.delivery.push;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.shared.Column;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the texts of pushes. A text names no shop unless the member allows it. */
@Component
class PushMessages {

    /** The longest text in characters. No phone shows more, and a push service takes at most 4 kB. */
    private static final int LONGEST = 300;

    private static final String URGENT = "-urgent";
    private static final String PLAIN = "-plain";
    private static final String SAMPLE = "-sample";

    private final I18NProvider words;

    PushMessages(I18NProvider words) {
        this.words = words;
    }

    /**
     * Returns the push of a digest. A line without a headline replaces an earlier one of the same urgency, so a quiet
     * line never replaces an urgent one. Headlines replace nothing.
     */
    PushMessage of(PushBrowser browser, Digest digest) {
        boolean urgent = digest.entries().stream()
                .anyMatch(entry -> entry.notice().kind().urgent());
        if (browser.headlineWanted()) {
            return new PushMessage(digest.language(), shortened(headline(digest)), tag(digest.id()), urgent);
        }
        String line =
                words.getTranslation(urgent ? "delivery.push.line.urgent" : "delivery.push.line", digest.language());
        return new PushMessage(digest.language(), line, tag(browser, urgent ? URGENT : PLAIN), urgent);
    }

    /** Returns the browser's name together with its member's name, because many browsers are of one kind. */
    String name(PushBrowser browser, String member) {
        return words.getTranslation(
                "delivery.push.name", Locale.forLanguageTag(browser.language()), member, browser.browser());
    }

    PushMessage sample(PushBrowser browser) {
        Locale language = Locale.forLanguageTag(browser.language());
        String line = words.getTranslation("delivery.push.sample", language);
        return new PushMessage(language, line, tag(browser, SAMPLE), false);
    }

    private static String headline(Digest digest) {
        return Digest.ofOneShop(digest.entries())
                ? digest.entries().getFirst().text().headlines().collect(Collectors.joining("\n"))
                : digest.subject();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String tag(PushBrowser browser, String mark) {
        return tag(browser.id().id()) + mark;
    }

    private static String tag(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Column.of(id));
    }

    /**
     * The message that a browser shows; {@code worker.js} reads it.
     *
     * @param tag a browser shows only the latest message of a tag; at most 32 letters, digits, {@code -} and {@code _}
     * @param urgent whether it wakes the phone and stays until it is closed
     */
    record PushMessage(Locale language, String body, String tag, boolean urgent) {

        byte[] json() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("body", body);
            fields.put("lang", language.getLanguage());
            fields.put("tag", tag);
            fields.put("urgent", urgent);
            return JsonMapper.shared().writeValueAsBytes(fields);
        }
    }
}
