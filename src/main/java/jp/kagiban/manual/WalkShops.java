package jp.kagiban.manual;

import java.util.List;

/** Tells the manual which shops there are; it knows none by itself. */
public interface WalkShops {

    /** The shops of the tenant in force, in the order in which they were registered. */
    List<WalkShop> all();
}
