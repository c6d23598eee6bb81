package jp.kagiban.login.member;

/** Stores rows that expire. */
public interface Swept {

    /** Deletes the expired rows. */
    void forgetOld();
}
