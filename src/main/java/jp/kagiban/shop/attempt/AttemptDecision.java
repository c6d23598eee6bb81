package jp.kagiban.shop.attempt;

/** Result of an attempt. Stored by its name. */
public enum AttemptDecision {
    /** The key came into use. */
    ACTIVATED,
    /** The key still waits for the mall. */
    WAITS,
    /** The key waits for the member's decision. */
    HELD_FOR_MEMBER,
    /** The key ended, because the mall has refused it for a day. */
    GIVEN_UP,
    /** The mall wasn't called, because too many other keys are being tried or were refused. */
    WAITS_ITS_TURN,
    /** The keys of the shop changed before the answer arrived. The key is tried again. */
    OVERTAKEN,
    /** The key was in use already, and is still watched. */
    WATCHED
}
