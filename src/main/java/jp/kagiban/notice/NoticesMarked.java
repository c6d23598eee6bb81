package jp.kagiban.notice;

import java.util.UUID;
import jp.kagiban.kit.LivePages;

/** A member of the tenant has marked notices: as read, or as seen to. */
record NoticesMarked(UUID tenant) implements LivePages.Change {}
