package jp.kagiban.mall;

/**
 * A function that a shop switches on at a mall for a key.
 *
 * @param id is stored, such as {@code SEARCH_ORDER}
 * @param name as the mall shows it, such as {@code rpay.order.searchOrder}
 * @param sort what it is for
 * @param harmless whether it only reads, so that it may be tried out
 */
public record MallFunction(String id, String name, Sort sort, boolean harmless) {

    /** What a function is for. */
    public enum Sort {
        /** It tells when the key ends. */
        END,
        /** Without it no orders come. */
        ORDERS,
        /** The portal does without. */
        OTHER
    }

    /** Whether the portal can't do its work without it. */
    public boolean needed() {
        return sort != Sort.OTHER && harmless;
    }
}
