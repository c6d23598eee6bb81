package jp.kagiban.mall;

/**
 * A mall's answer about one order to be confirmed.
 *
 * @param code the mall's code; empty if the answer doesn't mention this order
 * @param message the mall's text in Japanese
 * @param ok whether the mall confirmed it
 */
public record OrderConfirmation(String orderNumber, String code, String message, boolean ok) {}
