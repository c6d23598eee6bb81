package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kagiban.kit.Severity;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shared.Jst;

/** What stands around the text of a notice on a page, in the language of the reader. */
final class NoticeWords {

    private final Locale locale;

    NoticeWords(Locale locale) {
        this.locale = locale;
    }

    /** What stands after the texts: ours, and never part of them. */
    List<Component> facts(Notice notice) {
        List<Component> facts = new ArrayList<>();
        if (notice.text() instanceof Stage stage) {
            if (!inJapanese()) {
                facts.add(new Paragraph(gloss(notice.kind(), notice.shopName(), stage)));
            }
            facts.add(new Span(say("notice.expiry", expiry(stage))));
            if (stage.byHand()) {
                facts.add(badge("notice.expiry.by-hand", Severity.INFO));
            }
            if (stage.days() == 0 && notice.kind() != NoticeKind.EXPIRED) {
                facts.add(badge("notice.today", notice.kind().severity()));
            }
        }
        if (notice.kind() == NoticeKind.WAITING) {
            facts.add(badge("notice.waits", notice.kind().severity()));
        }
        if (notice.underway()) {
            facts.add(badge("notice.underway", NoticeKind.WAITING.severity()));
        }
        if (notice.read()) {
            facts.add(badge("notice.is-read", Severity.INFO));
        }
        return facts;
    }

    private Span badge(String key, Severity severity) {
        Span badge = new Span(say(key));
        badge.addClassName("kb-badge");
        severity.mark(badge);
        return badge;
    }

    private String expiry(Stage stage) {
        return inJapanese() ? Jst.weekdaySecond(stage.expiresAt(), locale) : Jst.second(stage.expiresAt());
    }

    /** The stage in one short line of ours. */
    String gloss(NoticeKind kind, String shopName, Stage stage) {
        return kind == NoticeKind.EXPIRED
                ? say("notice.stage.expired", shopName)
                : say("notice.stage.before", shopName, stage.days());
    }

    /** A name for a button that repeats: it ends with the shop's name, and no other notice of the shop has it. */
    String named(String label, Notice notice) {
        Stream<String> parts = notice.kind().stage()
                ? Stream.of(label, notice.shopName())
                : Stream.of(label, say("notice.word." + slug(notice.kind())), notice.shopName());
        return String.join(" ", parts.toList());
    }

    /** The kind as it stands in keys and ids. */
    String slug(NoticeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean inJapanese() {
        return Locale.JAPANESE.getLanguage().equals(locale.getLanguage());
    }

    private String say(String key, Object... arguments) {
        return I18NProvider.translate(locale, key, arguments);
    }
}
