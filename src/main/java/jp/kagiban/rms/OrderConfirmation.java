package jp.kagiban.rms;

/**
 * What {@code confirmOrder} said of one order (docs/rakuten-rms.md, Confirming orders).
 *
 * @param code RMS's code, such as {@code ORDER_EXT_API_CONFIRM_ORDER_INFO_101}; empty where RMS said nothing of this order
 * @param message RMS's own words, in Japanese
 * @param ok whether RMS confirmed it
 */
public record OrderConfirmation(String orderNumber, String code, String message, boolean ok) {}
