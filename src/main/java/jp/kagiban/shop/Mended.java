package jp.kagiban.shop;

import java.util.Set;

/** What was mended in a field before it was looked at; the screen says so beside the field. */
public record Mended(ShopField field, Set<Mending> how) {

    public Mended {
        how = Set.copyOf(how);
    }
}
