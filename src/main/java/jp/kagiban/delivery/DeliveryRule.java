package jp.kagiban.delivery;

/**
 * The days and hours at which a company's notices are sent out of the portal.
 *
 * @param urgentAlways whether urgent notices are sent in the quiet hours too
 */
public record DeliveryRule(ReminderDays days, QuietHours quiet, boolean urgentAlways) {

    public static final DeliveryRule USUAL = new DeliveryRule(ReminderDays.USUAL, QuietHours.USUAL, false);
}
