package jp.kagiban.notice;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.internal.LocaleUtil;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.kagiban.mall.StageTexts;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;
import jp.kagiban.notice.Notice.OwnWords;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.ShopStatus;

/**
 * Writes the texts of notices. The three stages have the contract's texts, which the mall's module contains. Other
 * notices have texts from the translations.
 */
public final class NoticeTexts {

    /** The most shops of a batch that are named. */
    private static final int MOST_NAMES = 3;

    private NoticeTexts() {}

    /** Returns the text for a part of an open page. */
    static NoticeText of(Notice notice, Locale reader, boolean mayAct) {
        return of(notice, reader, mayAct, LocaleUtil.getI18NProvider().orElseThrow());
    }

    /** @param reader the language of the portal's own words */
    public static NoticeText of(Notice notice, Locale reader, I18NProvider words) {
        return of(notice, reader, true, words);
    }

    /** @param mayAct whether the reader may enter keys; if not, the portal's own words don't say what to do */
    public static NoticeText of(Notice notice, Locale reader, boolean mayAct, I18NProvider words) {
        return switch (notice.text()) {
            case Stage stage ->
                of(
                        notice,
                        stage,
                        new NoticeWords(reader, words),
                        Manual.walk(Walk.RENEW, notice.key().shop()));
            case OwnWords own ->
                of(
                        own,
                        reader,
                        mayAct,
                        part -> words.getTranslation(own.key() + "." + part, reader, arguments(own, reader)));
            case Notice.Batch(List<Notice> each) -> of(notice.kind(), each, reader, mayAct, words);
        };
    }

    /** Returns the text of a row in a group. The link of a stage leads to the manual, without a shop. */
    static NoticeText ofRow(Notice notice, Locale reader, boolean mayAct) {
        return notice.text() instanceof Stage stage
                ? of(notice, stage, new NoticeWords(reader), Manual.walk(Walk.RENEW))
                : of(notice, reader, mayAct);
    }

    private static NoticeText of(
            NoticeKind kind, List<Notice> each, Locale reader, boolean mayAct, I18NProvider words) {
        String key = kind == NoticeKind.HELD ? "notice.batch.held." : "notice.batch.";
        String names = each.stream()
                .limit(MOST_NAMES)
                .map(Notice::shopName)
                .collect(Collectors.joining(words.getTranslation("notice.batch.and", reader)));
        int others = Math.max(0, each.size() - MOST_NAMES);
        return new NoticeText(
                reader,
                words.getTranslation(key + "headline", reader, each.size()),
                body(words.getTranslation(key + "body", reader, names, others), mayAct));
    }

    /**
     * Returns the headlines of shops, the most urgent first, including notices that members have read. For operators,
     * who look at other companies.
     */
    public static List<String> headlines(List<ShopStatus> shops, Instant now, Locale reader) {
        return Notice.Batch.in(NoticePolicy.notices(shops, now)).stream()
                .map(notice -> of(notice, reader, true).headline())
                .toList();
    }

    /** Returns how urgent the notice is in a few words, such as "expired" or "1 day left". */
    public static String urgency(Notice notice, Locale reader, I18NProvider words) {
        return notice.text() instanceof Stage stage && notice.kind() != NoticeKind.EXPIRED
                ? words.getTranslation("notice.left", reader, stage.days())
                : words.getTranslation("notice.word." + Kebab.of(notice.kind()), reader);
    }

    private static NoticeText of(Notice notice, Stage stage, NoticeWords around, String manualPath) {
        StageTexts words = stage.words();
        StageTexts.Stage nearness = nearness(notice.kind());
        Link manual = new Link(words.manual(), manualPath);
        return new NoticeText(
                around.lead(notice).orElse(null),
                Locale.JAPANESE,
                words.headline(nearness, notice.shopName(), stage.days()),
                List.of(new Paragraph(words.consequence(nearness)), new Paragraph(manual, words.afterManual())));
    }

    private static StageTexts.Stage nearness(NoticeKind kind) {
        return switch (kind) {
            case EXPIRED -> StageTexts.Stage.EXPIRED;
            case WITHIN_7_DAYS -> StageTexts.Stage.WITHIN_7_DAYS;
            case WITHIN_30_DAYS -> StageTexts.Stage.WITHIN_30_DAYS;
            default -> throw new IllegalArgumentException(kind + " is no stage");
        };
    }

    /** Returns the paragraphs of a body. The first line is the fact, the second says what to do. */
    private static List<NoticeText.Part> body(String body, boolean mayAct) {
        return body.lines()
                .limit(mayAct ? 2 : 1)
                .<NoticeText.Part>map(Paragraph::new)
                .toList();
    }

    private static Object[] arguments(OwnWords own, Locale reader) {
        return own.arguments().stream()
                .map(argument -> argument(argument, reader))
                .toArray();
    }

    private static Object argument(Object argument, Locale reader) {
        return argument instanceof Notice.Time time ? time.in(reader) : argument;
    }

    private static NoticeText of(OwnWords own, Locale reader, boolean mayAct, UnaryOperator<String> say) {
        List<NoticeText.Part> parts = new ArrayList<>(body(say.apply("body"), mayAct));
        if (own.causes()) {
            parts.add(new Causes(say.apply("causes").lines().toList()));
        }
        if (own.causes() && mayAct) {
            parts.add(new Paragraph(say.apply("deed")));
        }
        return new NoticeText(reader, say.apply("headline"), parts);
    }
}
