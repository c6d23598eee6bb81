package jp.kagiban.delivery.letter;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.mail.MailTemplates;

/** The mails of {@link LetterSamples} as their readers' programs get them, for tests that look at them in a browser. */
public final class LetterPages {

    private static final URI STOP =
            URI.create("https://kagiban.example.jp/unsubscribe/cQ4v0b7kXH2mJtZr8nSdLw5yPgEuAf1oTiBhVx3MzKs");

    private LetterPages() {}

    /** Their HTML, each by a name for its picture. */
    public static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            pages.put("mail-one-" + language, html(LetterSamples.one(language)));
            pages.put("mail-six-" + language, html(LetterSamples.six(language)));
        }
        pages.put("mail-long-names", html(LetterSamples.longNames()));
        return pages;
    }

    private static String html(Digest digest) {
        return new NoticeMail(new MailTemplates(), Digests.WORDS)
                .write(digest, true, STOP)
                .html();
    }
}
