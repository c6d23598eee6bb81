package jp.kagiban.notice;

import java.util.UUID;

/** A member of the tenant has marked notices as read. */
record NoticesMarked(UUID tenant) {}
