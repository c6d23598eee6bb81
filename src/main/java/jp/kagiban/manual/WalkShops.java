package jp.kagiban.manual;

import java.util.List;

/** Returns the shops for the manual. A higher module implements it. */
public interface WalkShops {

    /** Returns the shops of the current tenant, in the order in which they were registered. */
    List<WalkShop> all();
}
