package jp.kagiban.sandbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.router.RouteConfiguration;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ViewPackages(packages = "jp.kagiban.sandbox.ui")
class NoSandboxTest extends SpringBrowserlessTest {

    @Autowired
    ObjectProvider<SandboxRms> desk;

    @Test
    void aLivePortalHasNeitherTheDeskNorItsRoute() {
        assertThat(desk.getIfAvailable()).isNull();
        assertThat(RouteConfiguration.forApplicationScope().isRouteRegistered(SandboxView.class))
                .isFalse();
    }
}
