package jp.kagiban.order;

import java.util.UUID;

/** An order of the tenant in force. */
public record OrderKey(UUID shop, String number) {}
