package jp.kagiban.tenancy;

import java.util.UUID;

/** An owner has said whether every member of the company needs a second factor. */
public record SecondFactorDemanded(UUID tenant, boolean ofAll) {}
