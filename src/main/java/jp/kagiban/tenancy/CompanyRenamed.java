package jp.kagiban.tenancy;

import java.util.UUID;

/** An owner has given the company another name. */
public record CompanyRenamed(UUID tenant, String before, String after) {}
