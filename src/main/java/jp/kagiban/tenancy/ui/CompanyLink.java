package jp.kagiban.tenancy.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.AccountLink;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;

/** Offers owners a link to the company's settings. */
@SpringComponent
@Order(10)
class CompanyLink implements AccountLink {

    private final Access access;

    CompanyLink(Access access) {
        this.access = access;
    }

    @Override
    public boolean offered() {
        return access.may(Permission.MANAGE_COMPANY);
    }

    @Override
    public String words() {
        return "company.title";
    }

    @Override
    public String also() {
        return "company.title.also";
    }

    @Override
    public String path() {
        return "settings";
    }
}
