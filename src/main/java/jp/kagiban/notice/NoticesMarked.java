package jp.kagiban.notice;

import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.TenantId;

/** A member of the tenant has marked notices: as read, or as seen to. */
record NoticesMarked(TenantId tenant) implements LivePages.Change {}
