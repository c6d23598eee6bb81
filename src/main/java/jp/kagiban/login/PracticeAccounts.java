package jp.kagiban.login;

import java.util.List;

/** The ready accounts of a sandbox portal, which its login page lists. A live portal has none. */
public interface PracticeAccounts {

    /** @param shops how many shops the account has, as a hint at what it shows */
    record Account(String email, String company, int shops) {}

    List<Account> accounts();

    /** The password, which is the same for all accounts. */
    String password();
}
