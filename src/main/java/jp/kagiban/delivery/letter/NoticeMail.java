package jp.kagiban.delivery.letter;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.letter.MailCard.Tint;
import jp.kagiban.mail.MailTemplates;
import jp.kagiban.mail.MailText;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeAside;
import jp.kagiban.notice.NoticeTexts;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.OneLine;
import org.springframework.stereotype.Component;

/** Writes the mail of a digest from templates. The texts of its notices appear unchanged. */
@Component
class NoticeMail {

    /**
     * The most notices in one mail. Mail programs cut off longer mails, and with them the link that stops the mails.
     */
    static final int MOST = 60;

    /** The most shops of one urgency that the list at the beginning names. */
    private static final int MOST_NAMES = 10;

    private final MailTemplates templates;
    private final I18NProvider words;

    NoticeMail(MailTemplates templates, I18NProvider words) {
        this.templates = templates;
        this.words = words;
    }

    /**
     * Returns the mail of a digest.
     *
     * @param mayRenew whether the reader may enter a new key
     * @param stop the link that stops these mails
     */
    MailText write(Digest digest, boolean mayRenew, URI stop) {
        Locale reader = digest.language();
        int notices = digest.entries().size();
        Map<String, Object> model = frame(reader, digest.subject(), digest.portal(), stop);
        model.put(
                "intro",
                say(reader, "delivery.mail.intro", digest.company(), notices, Jst.minute(digest.at(), reader)));
        model.put("urgency", Digest.ofOneShop(digest.entries()) ? List.of() : byUrgency(digest));
        model.put(
                "cards",
                digest.entries().stream()
                        .limit(MOST)
                        .map(entry -> card(entry, digest, mayRenew))
                        .toList());
        model.put("more", notices > MOST ? say(reader, "delivery.mail.more", notices - MOST) : null);
        model.put("why", say(reader, "delivery.mail.why", digest.company()));
        model.put("stopLabel", say(reader, "delivery.mail.stop"));
        return filled(digest.subject(), reader, model);
    }

    /**
     * Returns a weekly mail.
     *
     * @param lines one for each kind of problem; empty if there is none
     * @param stop the link that stops the weekly mails
     */
    MailText weekly(
            Locale reader, String company, String subject, String intro, List<String> lines, URI portal, URI stop) {
        Map<String, Object> model = frame(reader, subject, portal, stop);
        model.put("intro", intro);
        model.put("urgency", lines);
        model.put("cards", List.of());
        model.put("more", null);
        model.put("why", say(reader, "delivery.weekly.why", company));
        model.put("stopLabel", say(reader, "delivery.weekly.stop"));
        return filled(subject, reader, model);
    }

    private MailText filled(String subject, Locale reader, Map<String, Object> model) {
        return new MailText(
                subject, templates.fill("notices.txt", reader, model), templates.fill("notices.html", reader, model));
    }

    private Map<String, Object> frame(Locale reader, String subject, URI portal, URI stop) {
        Map<String, Object> model = new HashMap<>();
        model.put("language", reader.getLanguage());
        model.put("subject", subject);
        model.put("sender", say(reader, "mail.frame.sender"));
        model.put("stop", stop.toString());
        model.put("settings", portal.resolve("receiving").toString());
        model.put("settingsLabel", say(reader, "delivery.mail.settings"));
        model.put("portal", portal.toString());
        model.put("portalLabel", say(reader, "delivery.mail.portal"));
        model.put("foot", say(reader, "mail.frame.foot"));
        return model;
    }

    private List<String> byUrgency(Digest digest) {
        return Digest.byUrgency(digest.entries()).entrySet().stream()
                .map(group -> line(
                        digest.language(),
                        group.getKey(),
                        group.getValue().stream()
                                .map(entry -> shop(digest.language(), entry))
                                .toList()))
                .toList();
    }

    /** Returns a line that counts the shops of one urgency or kind, and names at most ten. */
    String line(Locale reader, String word, List<String> shops) {
        int others = shops.size() - MOST_NAMES;
        Stream<String> rest = others > 0 ? Stream.of(say(reader, "delivery.others", others)) : Stream.empty();
        String listed = Stream.concat(shops.stream().limit(MOST_NAMES), rest)
                .collect(Collectors.joining(say(reader, "notice.batch.and")));
        return OneLine.of(say(reader, "delivery.mail.urgency", word, shops.size(), listed));
    }

    /** Returns the shop's name, with that of who is in charge. */
    private String shop(Locale reader, Digest.Entry entry) {
        String shop = entry.notice().shopName();
        return entry.inCharge().isEmpty() ? shop : say(reader, "delivery.mail.shop", shop, entry.inCharge());
    }

    private MailCard card(Digest.Entry entry, Digest digest, boolean mayRenew) {
        Notice notice = entry.notice();
        Locale reader = digest.language();
        NoticeAside aside = NoticeAside.of(notice, reader, mayRenew, words);
        String level = Kebab.of(Tint.of(notice.kind().severity()));
        String action = NoticeAside.renews(notice, mayRenew) ? "notice.renew" : "delivery.mail.open";
        return new MailCard(
                mayRenew
                        ? entry
                        : new Digest.Entry(
                                notice,
                                entry.urgency(),
                                entry.inCharge(),
                                NoticeTexts.of(notice, reader, false, words)),
                facts(say(reader, "delivery.mail.level." + level), aside, entry.inCharge(), reader),
                say(reader, action),
                digest.portal().resolve(aside.path()).toString(),
                digest.portal());
    }

    private List<String> facts(String level, NoticeAside aside, String inCharge, Locale reader) {
        List<String> facts = new ArrayList<>(List.of(level));
        facts.addAll(aside.facts());
        if (!inCharge.isEmpty()) {
            facts.add(say(reader, "delivery.mail.in-charge", inCharge));
        }
        return facts;
    }

    private String say(Locale reader, String key, Object... arguments) {
        return words.getTranslation(key, reader, arguments);
    }
}
