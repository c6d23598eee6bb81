package jp.kagiban.shop;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Outcome;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.kit.csv.CsvFile;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/**
 * Writes the expiries of keys as CSV. The file holds only facts that the reader also sees on the screen, and no secret.
 */
@Service
public class ExpiryExport {

    private static final List<String> COLUMNS = List.of(
            "shop.name",
            "shop.address",
            "shop.list.number",
            "shop.fact.state",
            "shop.fact.expiry",
            "shop.list.days",
            "shop.fact.asked",
            "shop.in-charge",
            "shop.tags");

    private final ShopStatuses statuses;
    private final ShopRecords records;
    private final ShopCares cares;
    private final AuditTrail trail;
    private final I18NProvider translations;
    private final Clock clock;

    ExpiryExport(
            ShopStatuses statuses,
            ShopRecords records,
            ShopCares cares,
            AuditTrail trail,
            I18NProvider translations,
            Clock clock) {
        this.statuses = statuses;
        this.records = records;
        this.cares = cares;
        this.trail = trail;
        this.translations = translations;
        this.clock = clock;
    }

    /**
     * Result of an export.
     *
     * @param shops the number of shops written
     * @param replaced the number of characters that the encoding lacks; each became 〓
     */
    public record Written(long shops, long replaced) {}

    /**
     * Writes the shops, without those that the current tenant no longer has. The caller closes the stream.
     *
     * @param wanted the shops, in the order of the file
     * @param language the language of the file
     * @param member the member who exports the file
     * @throws UncheckedIOException if the stream breaks off
     * @throws jp.kagiban.tenancy.AccessRefused if the member lacks the permission
     */
    @Needs(Permission.SEE_SHOPS)
    public Written write(
            List<ShopId> wanted, CsvEncoding encoding, Locale language, MemberId member, OutputStream out) {
        trail.reserve();
        long written = 0;
        Outcome outcome = Outcome.FAILED;
        try {
            CsvFile file = new CsvFile(out, encoding);
            file.row(COLUMNS.stream()
                    .map(column -> translations.getTranslation(column, language))
                    .toList());
            Instant now = clock.instant();
            Map<ShopId, String> numbers = records.numbers();
            Map<ShopId, ShopCare> careOf = cares.all();
            for (ShopStatus shop : existing(wanted)) {
                List<Object> cells = cells(shop, numbers.getOrDefault(shop.shop(), ""), language, now);
                ShopCare care = careOf.getOrDefault(shop.shop(), ShopCare.NONE);
                cells.add(care.name());
                cells.add(String.join(translations.getTranslation("shop.tags.and", language), care.tags()));
                file.row(cells);
                written++;
            }
            file.flush();
            outcome = Outcome.DONE;
            return new Written(written, file.replaced());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            trail.recordApart(AuditRecord.of(Action.EXPIRIES_EXPORTED)
                    .by(Actor.member(member, null))
                    .ended(outcome)
                    .counting(written));
        }
    }

    private List<ShopStatus> existing(List<ShopId> wanted) {
        Map<ShopId, ShopStatus> all = ShopStatus.byShop(statuses.all());
        return wanted.stream().map(all::get).filter(Objects::nonNull).toList();
    }

    private List<Object> cells(ShopStatus shop, String number, Locale language, Instant now) {
        List<Object> cells = new ArrayList<>(List.of(shop.name(), shop.code(), number, state(shop, language, now)));
        KeyStatus.expiry(shop)
                .ifPresentOrElse(
                        expiry -> cells.addAll(List.of(Jst.second(expiry.at()), expiry.days(now))),
                        () -> cells.addAll(List.of("", "")));
        cells.add(shop.askedAt() == null ? "" : Jst.minute(shop.askedAt()));
        return cells;
    }

    /** Adds the state of a waiting key to that of the key in use. */
    private String state(ShopStatus shop, Locale language, Instant now) {
        String state = word(KeyStatus.of(shop, now), language);
        return shop.active() != null && shop.waiting() != null
                ? state
                        + translations.getTranslation("shop.list.and", language)
                        + word(KeyStatus.of(shop.waiting()), language)
                : state;
    }

    private String word(KeyStatus status, Locale language) {
        return translations.getTranslation(status.word(), language, status.argument());
    }
}
