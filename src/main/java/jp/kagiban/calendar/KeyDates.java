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

/** Writes the expiry dates of the current company's keys as a calendar. */
@Service
public class KeyDates {

    /** The most dates of one calendar. Later dates are left out. */
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

    /** Writes all dates by RFC 5545. */
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

    /**
     * Returns the days of alarms: the company's own reminder days, or a shorter list if it has chosen none. The usual
     * reminder days are too many for a calendar.
     */
    private static List<Integer> alarms(ReminderDays chosen) {
        return chosen.equals(ReminderDays.USUAL)
                ? ALARMS
                : chosen.days().stream().filter(day -> day >= 0).toList();
    }

    /**
     * The day on which the key of a shop expires.
     *
     * @param name the shop's name
     * @param expiresAt the last second in which the key in use is valid
     */
    record KeyDate(ShopId shop, String name, Instant expiresAt) {

        /** Returns empty if no key is in use, or its expiry is unknown. */
        static Optional<KeyDate> of(ShopStatus shop) {
            return KeyStatus.expiry(shop).map(Expiry::at).map(end -> new KeyDate(shop.shop(), shop.name(), end));
        }
    }
}
