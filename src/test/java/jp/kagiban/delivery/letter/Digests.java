package jp.kagiban.delivery.letter;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.NoticeTexts;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;

/** Builds digests; without more one of a shop whose key ends in five days, in Japanese. */
final class Digests {

    static final I18NProvider WORDS = new DefaultI18NProvider(List.of(Locale.JAPANESE, Locale.ENGLISH));
    static final URI PORTAL = URI.create("https://kagiban.example.jp/");
    static final ShopId SHOP = ShopId.of("01890000-0000-7000-8000-000000000001");

    private static final Instant NOW = Instant.parse("2027-02-18T00:00:00Z");

    private final Map<String, ShopId> shops = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private Locale language = Locale.JAPANESE;
    private String inCharge = "";

    private Digests() {}

    static Digests digest() {
        return new Digests();
    }

    Digests in(Locale reader) {
        language = reader;
        return this;
    }

    /** The person in charge of all shops. */
    Digests inCharge(String name) {
        inCharge = name;
        return this;
    }

    /** @param days until the end; less than 0: it has passed */
    Digests stage(String shop, NoticeKind kind, long days) {
        Instant end = Instant.parse("2027-02-18T14:59:59Z").plus(Duration.ofDays(days));
        return with(
                shop,
                kind,
                new Notice.Stage(end, days, false, RakutenAlone.mall().stageTexts()));
    }

    Digests own(String shop, NoticeKind kind, String key, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(shop));
        arguments.addAll(List.of(more));
        return with(shop, kind, new Notice.OwnWords(key, arguments, kind == NoticeKind.NOT_ACCEPTED));
    }

    private Digests with(String shop, NoticeKind kind, Notice.Text text) {
        ShopId id = shops.computeIfAbsent(shop, _ -> shops.isEmpty() ? SHOP : ShopId.next());
        notices.add(new Notice(new Notice.Key(id, kind, "2027-02-23"), shop, text));
        return this;
    }

    Digest build() {
        if (notices.isEmpty()) {
            stage("楽天市場1号店", NoticeKind.WITHIN_7_DAYS, 5);
        }
        List<Digest.Entry> entries = notices.stream()
                .map(notice -> new Digest.Entry(
                        notice,
                        NoticeTexts.urgency(notice, language, WORDS),
                        inCharge,
                        NoticeTexts.of(notice, language, WORDS)))
                .toList();
        String subject = entries.getFirst().text().headline();
        return new Digest(Ids.next(), NOW, language, "山田商店", subject, entries, PORTAL);
    }
}
