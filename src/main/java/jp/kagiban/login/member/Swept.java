package jp.kagiban.login.member;

/** Rows that are kept for a while only. */
public interface Swept {

    /** Deletes those whose time is over. */
    void forgetOld();
}
