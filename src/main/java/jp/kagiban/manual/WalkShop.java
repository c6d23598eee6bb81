package jp.kagiban.manual;

import java.util.UUID;

/**
 * A shop for which a walk can be made.
 *
 * @param key names the key that it has in use; empty while it has none
 */
public record WalkShop(UUID id, String name, String key) {}
