package jp.kagiban.notice;

import com.vaadin.flow.component.UI;
import java.util.Optional;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TabTenant;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.TestClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the parts of a page need: the real service and timer, shops and marks in memory, one tenant in each tab. */
@TestConfiguration(proxyBeanMethods = false)
@Import({TestClock.class, LivePages.class, TenantScope.class, Notices.class})
class NoticePages {

    static final TenantId TENANT = TenantId.next();
    static final MemberId MEMBER = MemberId.next();

    @Bean
    FakeShops shops() {
        return new FakeShops();
    }

    @Bean
    FakeReadMarks marks() {
        return new FakeReadMarks();
    }

    @Bean
    FakeHandlings handlings() {
        return new FakeHandlings();
    }

    @Bean
    TabTenant tab() {
        return () -> Optional.ofNullable(UI.getCurrent()).map(ui -> new TabTenant.Tab(TENANT));
    }
}
