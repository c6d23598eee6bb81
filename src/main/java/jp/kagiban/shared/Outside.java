package jp.kagiban.shared;

/** The named reasons for which a statement may cross tenants. A test lists them; a new one needs a reason in its comment. */
public enum Outside {
    /** The memberships of one member, read before a tab has a tenant. */
    MEMBERSHIPS_OF_A_MEMBER,
    /** Planning the watch over all shops after a start. */
    PLANNING_OF_THE_WATCH
}
