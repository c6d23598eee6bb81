package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/** Loads the current tab anew for another company. Tabs keep theirs; who knows the tabs fills this in. */
public interface TabSwitch {

    /** The tab begins anew on the home page of this tenant, if the member belongs to it. Needs the tab's lock. */
    void to(TenantId tenant);
}
