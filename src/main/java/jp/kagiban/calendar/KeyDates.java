package jp.kagiban.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.calendar.CalendarText.Sheet;
import jp.kagiban.delivery.DeliverySettings;
import jp.kagiban.delivery.ReminderDays;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/** The dates of the company in force, as the text of a calendar. */
@Service
public class KeyDates {

    /** Of one calendar: those that end first. */
    static final int MOST = 500;

    private static final List<Integer> ALARMS = List.of(30, 7, 1);

    private final ShopStatuses statuses;
    private final Stamps stamps;
    private final CalendarText text;
    private final Memberships memberships;
    private final DeliverySettings settings;
    private final TenantScope tenants;
    private final PublicAddress portal;

    KeyDates(
            ShopStatuses statuses,
            Stamps stamps,
            CalendarText text,
            Memberships memberships,
            DeliverySettings settings,
            TenantScope tenants,
            PublicAddress portal) {
        this.settings = settings;
        this.portal = portal;
        this.statuses = statuses;
        this.stamps = stamps;
        this.text = text;
        this.memberships = memberships;
        this.tenants = tenants;
    }

    /** Writes all of them, as RFC 5545 has it. */
    @Needs(Permission.SEE_SHOPS)
    public String all(Locale language) {
        List<KeyDate> dates = statuses.all().stream()
                .flatMap(shop -> KeyDate.of(shop).stream())
                .sorted(Comparator.comparing(KeyDate::expiresAt).thenComparing(KeyDate::shop))
                .limit(MOST)
                .toList();
        List<Integer> alarms = alarms(settings.rule().days());
        Sheet sheet = new Sheet(
                memberships.companyName(),
                stamps.stamp(tenants.current(), dates, alarms),
                alarms,
                URI.create(portal.base() + "/"));
        return text.write(sheet, language);
    }

    /** The company's own choice where it has made one; the usual days are too many for a calendar. */
    private static List<Integer> alarms(ReminderDays chosen) {
        return chosen.equals(ReminderDays.USUAL)
                ? ALARMS
                : chosen.days().stream().filter(day -> day >= 0).toList();
    }

    /**
     * When the key of a shop ends.
     *
     * @param name the shop's
     * @param expiresAt the last second in which the key in use is good
     */
    record KeyDate(ShopId shop, String name, Instant expiresAt) {

        /** Empty where no key is in use, or its end isn't known. */
        static Optional<KeyDate> of(ShopStatus shop) {
            return KeyStatus.expiry(shop).map(Expiry::at).map(end -> new KeyDate(shop.shop(), shop.name(), end));
        }
    }
}
