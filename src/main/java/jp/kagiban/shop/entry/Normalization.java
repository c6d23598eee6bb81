package jp.kagiban.shop.entry;

/** A change that is made to what a member entered. Nothing else is ever changed. */
public enum Normalization {
    /** Blanks or line breaks before or behind the value were removed. */
    OUTER_BLANKS,
    /** Blanks or line breaks within the value were removed. */
    INNER_BLANKS,
    /** Full-width letters, digits and signs were made half-width. */
    FULL_WIDTH
}
