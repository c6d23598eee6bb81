package jp.kagiban.mall;

/**
 * A function that a shop enables at a mall for a key.
 *
 * @param id the stored name, such as {@code SEARCH_ORDER}
 * @param name the name at the mall, such as {@code rpay.order.searchOrder}
 * @param sort the purpose
 * @param harmless whether it only reads, and may therefore be tried
 */
public record MallFunction(String id, String name, Sort sort, boolean harmless) {

    /** The purpose of a function. */
    public enum Sort {
        /** Returns the key's expiry. */
        END,
        /** Needed for orders. */
        ORDERS,
        /** Not needed by the portal. */
        OTHER
    }

    /** Whether the portal needs the function. */
    public boolean needed() {
        return sort != Sort.OTHER && harmless;
    }
}
