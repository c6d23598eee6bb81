package jp.kagiban.notice;

import com.vaadin.flow.component.UI;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TabTenant;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.TestClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the parts of a page need: the real service and timer, shops and marks in memory, one tenant in each tab. */
@TestConfiguration(proxyBeanMethods = false)
@Import({TestClock.class, LivePages.class, TenantScope.class, Notices.class})
class NoticePages {

    static final UUID TENANT = Ids.next();
    static final UUID MEMBER = Ids.next();

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
