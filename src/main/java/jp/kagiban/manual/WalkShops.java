package jp.kagiban.manual;

import java.util.List;

/** Returns the shops for the manual. A higher module implements it. */
public interface WalkShops {

    /** The shops of the tenant in force, in the order in which they were registered. */
    List<WalkShop> all();
}
