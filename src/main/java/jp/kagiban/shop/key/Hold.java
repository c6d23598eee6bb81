package jp.kagiban.shop.key;

import org.springframework.modulith.NamedInterface;

/** What a waiting key waits for. */
@NamedInterface("key")
public enum Hold {
    /** The mall. */
    NONE,
    /** Its turn: too many refused keys were tried in the last hour. */
    TOO_MANY_REFUSED,
    /** The member's word: it ends no later than the key in use. */
    EARLIER_THAN_ACTIVE
}
