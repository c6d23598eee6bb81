package jp.kagiban.shop.attempt;

/** What followed from an attempt. Stored by its name. */
public enum AttemptDecision {
    /** The key came into use. */
    ACTIVATED,
    /** It goes on waiting for the mall. */
    WAITS,
    /** It waits for the member's word. */
    HELD_FOR_MEMBER,
    /** The mall has refused it for a day. */
    GIVEN_UP,
    /** Nothing was asked: too many other keys are tried, or were refused. */
    WAITS_ITS_TURN,
    /** The keys of the shop had changed before the answer came; it is asked for again. */
    OVERTAKEN,
    /** It was in use already, and is watched further. */
    WATCHED
}
