package jp.kagiban.login.session;

/** The reason why a login has ended. */
public enum SessionEnd {
    /** The member logged out. */
    LOGOUT,
    /** Nothing was done for too long. */
    IDLE,
    /** It lasted as long as a login may. */
    MAX,
    /** The member ended it from another of their devices. */
    ELSEWHERE,
    /** The password was changed. */
    PASSWORD,
    /** Somebody else has proven that the address is theirs. */
    TAKEN_OVER,
    /** The member was removed from a company. */
    REMOVED,
    /** Too many wrong codes were entered in the login. */
    CODES,
    /** An operator of the portal has ended it. */
    OPERATOR,
    /** Nobody ended it, but the browser's HTTP session is gone, for example after a restart. Never stored. */
    LOST;

    /** Whether somebody ended the login on purpose. Its browser must then show nothing of the member any more. */
    public boolean isWanted() {
        return this == LOGOUT || this == ELSEWHERE || this == OPERATOR || this == TAKEN_OVER;
    }
}
