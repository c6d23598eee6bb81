package jp.kagiban.mall;

/**
 * What a mall said of one order that it was to confirm.
 *
 * @param code the mall's own; empty where it said nothing of this order
 * @param message the mall's own words, in Japanese
 * @param ok whether the mall confirmed it
 */
public record OrderConfirmation(String orderNumber, String code, String message, boolean ok) {}
