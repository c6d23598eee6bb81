package jp.kagiban.shop.key;

import org.springframework.modulith.NamedInterface;

/** The reason why a key waits. */
@NamedInterface("key")
public enum Hold {
    /** The mall. */
    NONE,
    /** Its turn: too many refused keys were tried in the last hour. */
    TOO_MANY_REFUSED,
    /** The member's decision: the key ends no later than the key in use. */
    EARLIER_THAN_ACTIVE
}
