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
import jp.kagiban.kit.CsvEncoding;
import jp.kagiban.kit.CsvFile;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/** Writes the expiries of keys as CSV. The file holds only what each reader sees on the screen: no secret and no person. */
@Service
public class ExpiryExport {

    private static final List<String> COLUMNS = List.of(
            "shop.name",
            "shop.address",
            "shop.list.number",
            "shop.fact.state",
            "shop.fact.expiry",
            "shop.list.days",
            "shop.fact.asked");

    private final ShopStatuses statuses;
    private final ShopRecords records;
    private final AuditTrail trail;
    private final I18NProvider words;
    private final Clock clock;

    ExpiryExport(ShopStatuses statuses, ShopRecords records, AuditTrail trail, I18NProvider words, Clock clock) {
        this.statuses = statuses;
        this.records = records;
        this.trail = trail;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Result of an export.
     *
     * @param shops how many were written
     * @param replaced how many characters the encoding lacked; each became 〓
     */
    public record Written(long shops, long replaced) {}

    /**
     * Writes those of the shops that the current tenant still has. The caller closes the stream.
     *
     * @param wanted in the order of the file
     * @param reader the language of the file
     * @param member who exports them
     * @throws UncheckedIOException if the stream breaks off
     * @throws jp.kagiban.tenancy.AccessRefused if the member may not, or no longer
     */
    @Needs(Permission.SEE_SHOPS)
    public Written write(List<ShopId> wanted, CsvEncoding encoding, Locale reader, MemberId member, OutputStream out) {
        long written = 0;
        Outcome outcome = Outcome.FAILED;
        try {
            CsvFile file = new CsvFile(out, encoding);
            file.row(COLUMNS.stream()
                    .map(column -> words.getTranslation(column, reader))
                    .toList());
            Instant now = clock.instant();
            Map<ShopId, String> numbersOf = records.numbers();
            for (ShopStatus shop : those(wanted)) {
                file.row(cells(shop, numbersOf.getOrDefault(shop.shop(), ""), reader, now));
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

    private List<ShopStatus> those(List<ShopId> wanted) {
        Map<ShopId, ShopStatus> all = ShopStatus.byShop(statuses.all());
        return wanted.stream().map(all::get).filter(Objects::nonNull).toList();
    }

    private List<Object> cells(ShopStatus shop, String number, Locale reader, Instant now) {
        List<Object> cells = new ArrayList<>(List.of(shop.name(), shop.code(), number, state(shop, reader, now)));
        KeyStatus.expiry(shop)
                .ifPresentOrElse(
                        expiry -> cells.addAll(List.of(Jst.second(expiry.at()), expiry.days(now))),
                        () -> cells.addAll(List.of("", "")));
        cells.add(shop.askedAt() == null ? "" : Jst.minute(shop.askedAt()));
        return cells;
    }

    /** Adds the state of a waiting key to that of the key in use. */
    private String state(ShopStatus shop, Locale reader, Instant now) {
        String state = word(KeyStatus.of(shop, now), reader);
        return shop.active() != null && shop.waiting() != null
                ? state + words.getTranslation("shop.list.and", reader) + word(KeyStatus.waiting(), reader)
                : state;
    }

    private String word(KeyStatus status, Locale reader) {
        return words.getTranslation(status.word(), reader, status.argument());
    }
}
