package jp.kagiban.delivery.letter;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.mail.MailText;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Memberships;
import org.springframework.stereotype.Component;

/** Writes the weekly mail of the current company: all keys are fine, or a line for each kind of problem. */
@Component
class WeeklyText {

    /** The most kinds that a subject names, because phones cut longer subjects off. */
    private static final int MOST_KINDS = 3;

    private final ShopStatuses shops;
    private final Notices notices;
    private final Memberships memberships;
    private final NoticeMail mails;
    private final I18NProvider words;
    private final Clock clock;

    WeeklyText(
            ShopStatuses shops,
            Notices notices,
            Memberships memberships,
            NoticeMail mails,
            I18NProvider words,
            Clock clock) {
        this.shops = shops;
        this.notices = notices;
        this.memberships = memberships;
        this.mails = mails;
        this.words = words;
        this.clock = clock;
    }

    /** Returns whether a key of the company that is in use now was in use then. */
    boolean hadKeys(Instant then) {
        return inUse().stream().anyMatch(active -> !active.activeFrom().isAfter(then));
    }

    private List<ShopStatus.Active> inUse() {
        return shops.all().stream()
                .flatMap(shop -> Stream.ofNullable(shop.active()))
                .toList();
    }

    /** Returns empty if no key is in use. */
    Optional<MailText> write(Locale reader, URI portal, URI stop) {
        int keys = inUse().size();
        if (keys == 0) {
            return Optional.empty();
        }
        String company = OneLine.of(memberships.companyName());
        String now = Jst.minute(clock.instant());
        Map<NoticeKind, List<String>> problems = problems();
        return Optional.of(
                problems.isEmpty()
                        ? fine(reader, company, keys, now, portal, stop)
                        : mails.weekly(
                                reader,
                                company,
                                say(reader, "delivery.weekly.subject.act", counts(reader, problems)),
                                say(reader, "delivery.weekly.intro.act", company, keys, now),
                                lines(reader, problems),
                                portal,
                                stop));
    }

    /** Returns the names of the shops with each kind of problem, the most urgent kind first. */
    private Map<NoticeKind, List<String>> problems() {
        return notices.standing().notices().stream()
                .filter(WeeklyText::isProblem)
                .collect(Collectors.groupingBy(
                        Notice::kind,
                        LinkedHashMap::new,
                        Collectors.mapping(notice -> OneLine.of(notice.shopName()), Collectors.toList())));
    }

    /** A new key in use is no problem. A stage is none while a new key waits, which has a notice of its own. */
    private static boolean isProblem(Notice notice) {
        return notice.kind() != NoticeKind.TAKEN_OVER
                && !(notice.kind().stage() && notice.renewal() != Notice.Renewal.NONE);
    }

    private MailText fine(Locale reader, String company, int keys, String now, URI portal, URI stop) {
        ShopStatus next =
                shops.all().stream().min(Comparator.comparing(WeeklyText::end)).orElseThrow();
        LocalDate lastDay = Jst.day(end(next));
        return mails.weekly(
                reader,
                company,
                say(reader, "delivery.weekly.subject.fine", keys, Jst.date(lastDay)),
                say(
                        reader,
                        "delivery.weekly.intro.fine",
                        company,
                        keys,
                        now,
                        OneLine.of(next.name()),
                        Jst.weekday(lastDay, reader)),
                List.of(),
                portal,
                stop);
    }

    /** Returns the end of the shop's key. If there is no problem, each shop's key has a known end. */
    private static Instant end(ShopStatus shop) {
        ShopStatus.Active active = shop.active();
        Instant end = active == null ? null : active.expiresAt();
        return end == null ? Instant.MAX : end;
    }

    private String counts(Locale reader, Map<NoticeKind, List<String>> problems) {
        int others =
                problems.values().stream().skip(MOST_KINDS).mapToInt(List::size).sum();
        Stream<String> named = problems.entrySet().stream()
                .limit(MOST_KINDS)
                .map(kind -> say(
                        reader,
                        "delivery.subject.count",
                        word(reader, kind.getKey()),
                        kind.getValue().size()));
        Stream<String> rest = others > 0 ? Stream.of(say(reader, "delivery.others", others)) : Stream.empty();
        return Stream.concat(named, rest).collect(Collectors.joining(say(reader, "delivery.subject.and")));
    }

    private List<String> lines(Locale reader, Map<NoticeKind, List<String>> problems) {
        return problems.entrySet().stream()
                .map(kind -> mails.line(reader, word(reader, kind.getKey()), kind.getValue()))
                .toList();
    }

    private String word(Locale reader, NoticeKind kind) {
        return say(reader, "notice.word." + Kebab.of(kind));
    }

    private String say(Locale reader, String key, Object... arguments) {
        return words.getTranslation(key, reader, arguments);
    }
}
