package jp.kagiban.shop.key;

import org.springframework.modulith.NamedInterface;

/** The reason for which a key waits. */
@NamedInterface("key")
public enum Hold {
    /** The mall's acceptance. */
    NONE,
    /** Its turn, because too many refused keys were tried in the last hour. */
    TOO_MANY_REFUSED,
    /** The member's decision, because the key doesn't end later than the key in use. */
    EARLIER_THAN_ACTIVE
}
