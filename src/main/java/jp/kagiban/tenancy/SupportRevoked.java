package jp.kagiban.tenancy;

import java.util.UUID;

/** An owner has taken back that those who run the portal may look at the company. */
public record SupportRevoked(UUID tenant) {}
