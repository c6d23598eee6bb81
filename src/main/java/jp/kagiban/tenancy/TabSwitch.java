package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/** Reloads the current tab for another company. The module that manages tabs implements it. */
public interface TabSwitch {

    /** Loads the home page of this tenant, if the member belongs to it. Needs the tab's lock. */
    void to(TenantId tenant);
}
