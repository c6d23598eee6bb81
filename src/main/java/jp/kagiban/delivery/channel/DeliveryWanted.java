package jp.kagiban.delivery.channel;

import jp.kagiban.shared.TenantId;

/** Somebody is to be told of what they haven't been told; published in the transaction that changed it. */
public record DeliveryWanted(TenantId tenant) {}
