package jp.kagiban.login;

/** Rows that are kept for a while only. */
interface Swept {

    /** Deletes those whose time is over. */
    void forgetOld();
}
