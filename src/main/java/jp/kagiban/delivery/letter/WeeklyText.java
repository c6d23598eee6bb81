package jp.kagiban.delivery.letter;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.mail.MailText;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Memberships;
import org.springframework.stereotype.Component;

/** Writes the weekly mail of the current company: all keys are fine, or a line for each kind of problem. */
@Component
class WeeklyText {

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
        return shops.all().stream()
                .map(ShopStatus::active)
                .anyMatch(active -> active != null && !active.activeFrom().isAfter(then));
    }

    /** Returns empty if no key is in use. */
    Optional<MailText> write(Locale reader, URI portal, URI stop) {
        List<ShopStatus> all = shops.all();
        long keys = all.stream().filter(shop -> shop.active() != null).count();
        if (keys == 0) {
            return Optional.empty();
        }
        String company = OneLine.of(memberships.companyName());
        String now = Jst.minute(clock.instant(), reader);
        Map<String, List<String>> problems = problems(reader);
        if (!problems.isEmpty()) {
            String subject = say(reader, "delivery.weekly.subject.act", Digest.counts(problems, words, reader));
            String intro = say(reader, "delivery.weekly.intro.act", company, keys, now);
            return Optional.of(mails.weekly(reader, company, subject, intro, lines(reader, problems), portal, stop));
        }
        // If there is no problem, each shop's key has a known end.
        ShopStatus next = KeyStatus.nextToExpire(all).orElseThrow();
        LocalDate end = Optional.ofNullable(next.active())
                .map(ShopStatus.Active::expiresAt)
                .map(Jst::day)
                .orElseThrow();
        String subject = say(reader, "delivery.weekly.subject.fine", keys, Jst.date(end, reader));
        String intro = say(
                reader,
                "delivery.weekly.intro.fine",
                company,
                keys,
                now,
                OneLine.of(next.name()),
                Jst.weekday(end, reader));
        return Optional.of(mails.weekly(reader, company, subject, intro, List.of(), portal, stop));
    }

    /** Returns the names of the shops by words for their kind of problem, the most urgent kind first. */
    private Map<String, List<String>> problems(Locale reader) {
        return notices.standing().notices().stream()
                .filter(WeeklyText::isProblem)
                .collect(Collectors.groupingBy(
                        notice -> say(reader, "notice.word." + Kebab.of(notice.kind())),
                        LinkedHashMap::new,
                        Collectors.mapping(notice -> OneLine.of(notice.shopName()), Collectors.toList())));
    }

    /** A new key in use is no problem. A stage is none while a new key waits, which has a notice of its own. */
    private static boolean isProblem(Notice notice) {
        return notice.kind() != NoticeKind.TAKEN_OVER
                && !(notice.kind().stage() && notice.renewal() != Notice.Renewal.NONE);
    }

    private List<String> lines(Locale reader, Map<String, List<String>> problems) {
        return problems.entrySet().stream()
                .map(kind -> mails.line(reader, kind.getKey(), kind.getValue()))
                .toList();
    }

    private String say(Locale reader, String key, Object... arguments) {
        return words.getTranslation(key, reader, arguments);
    }
}
