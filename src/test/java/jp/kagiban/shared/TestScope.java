package jp.kagiban.shared;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Tenants in force where there is no portal, and so no tab. */
public final class TestScope {

    private TestScope() {}

    public static TenantScope withoutTabs() {
        return new TenantScope(new StaticListableBeanFactory().getBeanProvider(TabTenant.class));
    }
}
