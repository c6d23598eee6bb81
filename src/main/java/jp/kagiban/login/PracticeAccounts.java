package jp.kagiban.login;

import java.util.List;

/** The ready accounts of a sandbox portal, for its login page to name. There are none in a live portal. */
public interface PracticeAccounts {

    /** @param shops how many shops the account has, as a hint at what it shows */
    record Account(String email, String company, int shops) {}

    List<Account> accounts();

    /** The password of all of them. */
    String password();
}
