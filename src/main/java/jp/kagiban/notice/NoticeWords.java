package jp.kagiban.notice;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jp.kagiban.kit.Severity;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.notice.Notice.OwnWords;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;

/** Writes the words around the text of a notice, in the reader's language. */
final class NoticeWords {

    private final Locale locale;
    private final BiFunction<String, Object[], String> words;

    /** Makes the words for a part of an open page. */
    NoticeWords(Locale locale) {
        this(locale, (key, arguments) -> I18NProvider.translate(locale, key, arguments));
    }

    NoticeWords(Locale locale, I18NProvider words) {
        this(locale, (key, arguments) -> words.getTranslation(key, locale, arguments));
    }

    private NoticeWords(Locale locale, BiFunction<String, Object[], String> words) {
        this.locale = locale;
        this.words = words;
    }

    /**
     * A short line about a notice.
     *
     * @param severity of a badge; empty for plain words
     */
    record Fact(String word, Optional<Severity> severity) {

        private static Fact badge(String word, Severity severity) {
            return new Fact(word, Optional.of(severity));
        }
    }

    /** Returns the portal's lines after the texts. */
    List<Fact> facts(Notice notice) {
        List<Fact> facts = new ArrayList<>();
        dates(notice).forEach(date -> facts.add(new Fact(date, Optional.empty())));
        marks(notice).forEach((key, severity) -> facts.add(Fact.badge(say(key), severity)));
        notice.handling().ifPresent(handling -> facts.add(Fact.badge(handlingFact(handling), Severity.INFO)));
        if (notice.read()) {
            facts.add(Fact.badge(say("notice.is-read"), Severity.INFO));
        }
        return facts;
    }

    /** Returns a stage in the reader's language, unless that is Japanese. */
    Optional<String> lead(Notice notice) {
        return notice.text() instanceof Stage stage && !inJapanese()
                ? Optional.of(brief(notice.kind(), notice.shopName(), stage))
                : Optional.empty();
    }

    /**
     * Returns when the key of a stage expires, and how old that date is if it is old. Returns nothing for other
     * notices.
     */
    List<String> dates(Notice notice) {
        if (!(notice.text() instanceof Stage stage)) {
            return List.of();
        }
        String end = say("notice.expiry", expiry(stage));
        return stage.age() > 0 ? List.of(end, say("shop.age", stage.age())) : List.of(end);
    }

    /** Returns the translation keys of short words about the notice's state, in their order. */
    Map<String, Severity> marks(Notice notice) {
        Map<String, Severity> marks = new LinkedHashMap<>();
        if (notice.text() instanceof Stage stage) {
            if (stage.byHand()) {
                marks.put("notice.expiry.by-hand", Severity.INFO);
            }
            if (stage.days() == 0 && notice.kind() != NoticeKind.EXPIRED) {
                marks.put("notice.today", notice.kind().severity());
            }
        }
        if (notice.kind() == NoticeKind.WAITING) {
            marks.put("notice.waits", notice.kind().severity());
        }
        if (notice.kind() == NoticeKind.HELD) {
            marks.put("notice.word.held", notice.kind().severity());
        }
        if (notice.underway()) {
            marks.put("notice.underway", NoticeKind.WAITING.severity());
        }
        return marks;
    }

    private String handlingFact(Handling handling) {
        return say("notice.handling", handling.name(), Jst.weekday(handling.lastDay(), locale));
    }

    private String expiry(Stage stage) {
        return Jst.weekdaySecond(stage.expiresAt(), locale);
    }

    /** Returns what a polite live region says about the notice. */
    String spoken(Notice notice) {
        return switch (notice.text()) {
            case Stage stage -> brief(notice.kind(), notice.shopName(), stage);
            case OwnWords _, Notice.Batch _ ->
                NoticeTexts.of(notice, locale, true).headline();
        };
    }

    /** Returns the stage in one short line, in the reader's language. */
    private String brief(NoticeKind kind, String shopName, Stage stage) {
        return kind == NoticeKind.EXPIRED
                ? say("notice.stage.expired", shopName)
                : say("notice.stage.before", shopName, stage.days());
    }

    /**
     * Returns an accessible name for a button that each notice has. The name ends with the shop's name, and no other
     * notice of the shop has the same one.
     */
    String buttonName(String label, Notice notice) {
        Stream<String> parts = notice.kind().stage()
                ? Stream.of(label, notice.shopName())
                : Stream.of(label, say("notice.word." + Kebab.of(notice.kind())), shopNames(notice));
        return String.join(" ", parts.toList());
    }

    private String shopNames(Notice notice) {
        return notice.text() instanceof Notice.Batch(List<Notice> each)
                ? say("notice.batch.shops", each.size())
                : notice.shopName();
    }

    /** Returns the label of the main button, which leads to the form for a new key, or else to the shop. */
    String mainLabel(Notice notice, boolean mayRenew) {
        if (notice.text() instanceof Notice.Batch) {
            return say("notice.check-all");
        }
        return say(NoticeAside.renews(notice, mayRenew) ? "notice.renew" : "notice.check");
    }

    /** Returns the label of the button that takes the notice in hand or ends that. */
    String handlingLabel(Notice notice) {
        return say(notice.handling().isPresent() ? "notice.handling.let-go" : "notice.handling.take");
    }

    private boolean inJapanese() {
        return Locale.JAPANESE.getLanguage().equals(locale.getLanguage());
    }

    String say(String key, Object... arguments) {
        return words.apply(key, arguments);
    }
}
