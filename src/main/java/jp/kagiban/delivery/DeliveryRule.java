package jp.kagiban.delivery;

/**
 * When the notices of a company are carried out of the portal.
 *
 * @param urgentAlways whether what is urgent is told in the quiet hours too
 */
public record DeliveryRule(ReminderDays days, QuietHours quiet, boolean urgentAlways) {

    public static final DeliveryRule USUAL = new DeliveryRule(ReminderDays.USUAL, QuietHours.USUAL, false);
}
