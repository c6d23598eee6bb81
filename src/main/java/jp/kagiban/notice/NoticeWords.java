package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;
import jp.kagiban.notice.Notice.OwnWords;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shared.Jst;

/** The words of a notice as parts of a page, in the language of those who read them. */
final class NoticeWords {

    private final Locale locale;

    NoticeWords(Locale locale) {
        this.locale = locale;
    }

    String headline(Notice notice) {
        return switch (notice.text()) {
            case Stage stage -> StageTexts.headline(notice.kind(), notice.shopName(), stage.days());
            case OwnWords own -> say(own.key() + ".headline", own);
        };
    }

    List<Component> paragraphs(Notice notice, String headlineId) {
        return switch (notice.text()) {
            case Stage stage -> stageParagraphs(notice, headlineId);
            case OwnWords own -> ownParagraphs(own);
        };
    }

    private static List<Component> stageParagraphs(Notice notice, String headlineId) {
        String walk = Manual.walk(Walk.RENEW, notice.key().shop());
        Anchor manual = new Anchor(walk, StageTexts.MANUAL);
        manual.getElement().setAttribute("aria-describedby", headlineId);
        return List.of(
                japanese(new Paragraph(StageTexts.consequence(notice.kind()))),
                japanese(new Paragraph(manual, new Text(StageTexts.AFTER_MANUAL))));
    }

    private static Paragraph japanese(Paragraph paragraph) {
        paragraph.getElement().setAttribute("lang", "ja");
        return paragraph;
    }

    private List<Component> ownParagraphs(OwnWords own) {
        Paragraph body = new Paragraph(say(own.key() + ".body", own));
        if (!own.causes()) {
            return List.of(body);
        }
        OrderedList causes = new OrderedList();
        say(own.key() + ".causes", own).lines().map(ListItem::new).forEach(causes::add);
        return List.of(body, causes, new Paragraph(say(own.key() + ".deed", own)));
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
                facts.add(badge("notice.expiry.by-hand", "info"));
            }
            if (stage.days() == 0 && notice.kind() != NoticeKind.EXPIRED) {
                facts.add(badge("notice.today", notice.kind().level()));
            }
        }
        if (notice.kind() == NoticeKind.WAITING) {
            facts.add(badge("notice.waits", notice.kind().level()));
        }
        if (notice.underway()) {
            facts.add(badge("notice.underway", NoticeKind.WAITING.level()));
        }
        if (notice.read()) {
            facts.add(badge("notice.is-read", "info"));
        }
        return facts;
    }

    private Span badge(String key, String level) {
        Span badge = new Span(say(key));
        badge.addClassName("kb-badge");
        badge.getElement().setAttribute("data-level", level);
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

    private String say(String key, OwnWords own) {
        return say(key, own.arguments().toArray());
    }

    private String say(String key, Object... arguments) {
        return I18NProvider.translate(locale, key, arguments);
    }
}
