package jp.kagiban.login.session;

import java.util.UUID;

/** One kind of second factor, such as an app for codes. */
public interface SecondFactorKind {

    boolean isSetUpBy(UUID member);
}
