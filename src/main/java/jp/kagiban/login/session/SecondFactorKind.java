package jp.kagiban.login.session;

import jp.kagiban.shared.MemberId;

/** One kind of second factor, such as an app for codes. */
public interface SecondFactorKind {

    boolean isSetUpBy(MemberId member);
}
