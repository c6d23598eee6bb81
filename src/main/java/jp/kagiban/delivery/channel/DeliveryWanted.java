package jp.kagiban.delivery.channel;

import java.util.UUID;

/** Somebody is to be told who wasn't before; published in the transaction that changed it. */
public record ReceiversChanged(UUID tenant) {}
