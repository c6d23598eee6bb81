package jp.kagiban.styleguide.ui;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jp.kagiban.sandbox.InSandboxMode;
import org.springframework.stereotype.Component;

/** Registers the route {@code /styleguide}, in sandbox mode only. */
@Component
@InSandboxMode
class StyleguideRoute implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        RouteConfiguration routes =
                RouteConfiguration.forRegistry(event.getSource().getRouter().getRegistry());
        if (!routes.isRouteRegistered(StyleguideView.class)) {
            routes.setAnnotatedRoute(StyleguideView.class);
        }
    }
}
