package jp.kagiban.shop.entry;

import java.util.Set;
import jp.kagiban.shop.register.ShopField;

/** What was mended in a field before it was looked at; the screen says so beside the field. */
public record Normalized(ShopField field, Set<Normalization> how) {

    public Normalized {
        how = Set.copyOf(how);
    }
}
