package jp.kagiban.login;

import java.util.UUID;

/** One kind of second factor, such as an app for codes. */
interface SecondFactorKind {

    boolean isSetUpBy(UUID member);
}
