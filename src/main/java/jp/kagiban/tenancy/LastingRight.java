package jp.kagiban.tenancy;

import jp.kagiban.login.session.LastingLogin;
import jp.kagiban.login.session.LoginEnded;
import org.springframework.stereotype.Service;

/** The right to what may last, such as a file that is read slowly. Whoever hands such a thing out asks before each part. */
@Service
public class LastingRight {

    private final Access access;
    private final LastingLogin login;

    LastingRight(Access access, LastingLogin login) {
        this.access = access;
        this.login = login;
    }

    /**
     * @throws AccessRefused if it isn't open any more to the member on this thread
     * @throws LoginEnded if their login has ended
     */
    public void require(Permission permission) {
        login.require(permission.name());
        access.require(permission);
    }
}
