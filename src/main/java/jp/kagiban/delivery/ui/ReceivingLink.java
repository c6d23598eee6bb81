package jp.kagiban.delivery.ui;

import jp.kagiban.kit.AccountLink;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The link to the page on which members choose how notices reach them. */
@Component
@Order(5)
class ReceivingLink implements AccountLink {

    private final Access access;

    ReceivingLink(Access access) {
        this.access = access;
    }

    @Override
    public boolean offered() {
        return access.may(Permission.SEE_SHOPS);
    }

    @Override
    public String words() {
        return "delivery.title";
    }

    @Override
    public String also() {
        return "delivery.title.also";
    }

    @Override
    public String path() {
        return "receiving";
    }
}
