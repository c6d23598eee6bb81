package jp.kagiban.bench;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The peer of {@link UiBench}: a bare Vaadin view without login, layout or style. At each path of the portal's pages it
 * draws a new Grid of the rows that the portal shows there, read by one query. It has no route annotation, so that no
 * portal finds it.
 */
@EnableVaadin("jp.kagiban.bench")
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SpringBootAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
final class UiPeer {

    private static final String SHOP = "shops/:shop";
    private static final Map<String, String> QUERIES =
            Map.of("", """
            SELECT s.name, k.state, k.expires_at FROM shop s
            JOIN key_generation k ON k.tenant_id = s.tenant_id AND k.shop_id = s.id
            WHERE s.tenant_id = (SELECT tenant_id FROM tenant) ORDER BY k.expires_at LIMIT 15""", "shops", """
            SELECT s.name, s.code, k.state, k.expires_at, w.last_answer_at, i.last_success FROM shop s
            JOIN key_generation k ON k.tenant_id = s.tenant_id AND k.shop_id = s.id
            LEFT JOIN shop_watch w ON w.tenant_id = s.tenant_id AND w.shop_id = s.id
            LEFT JOIN order_intake i ON i.tenant_id = s.tenant_id AND i.shop_id = s.id
            WHERE s.tenant_id = (SELECT tenant_id FROM tenant) ORDER BY k.expires_at""", SHOP, """
            SELECT k.last_four, k.state, k.expires_at, a.tried_at, a.outcome, a.decision FROM key_generation k
            LEFT JOIN key_attempt a ON a.tenant_id = k.tenant_id AND a.generation_id = k.id
            WHERE k.tenant_id = (SELECT tenant_id FROM tenant) AND k.shop_id = UNHEX(:shop) ORDER BY a.tried_at DESC LIMIT 50""", "orders", """
            SELECT o.order_number, o.ordered_at, s.name, o.progress, o.units, o.total_price FROM shop_order o
            JOIN shop s ON s.tenant_id = o.tenant_id AND s.id = o.shop_id
            WHERE o.tenant_id = (SELECT tenant_id FROM tenant) ORDER BY o.ordered_at DESC LIMIT 50""", "audit", """
            SELECT happened_at, actor_kind, action, subject_label, result FROM audit_entry
            WHERE tenant_id = (SELECT tenant_id FROM tenant) ORDER BY seq DESC LIMIT 50""");

    static void main(String[] arguments) {
        var peer = SpringApplication.run(UiPeer.class, arguments);
        IO.println("The peer is at http://localhost:" + peer.getEnvironment().getProperty("local.server.port"));
    }

    @Bean
    VaadinServiceInitListener routes() {
        return _ -> QUERIES.keySet()
                .forEach(path -> RouteConfiguration.forApplicationScope().setRoute(path, Rows.class));
    }

    static class Rows extends Div implements BeforeEnterObserver {

        private final JdbcClient db;

        Rows(JdbcClient db) {
            this.db = db;
        }

        @Override
        public void beforeEnter(BeforeEnterEvent entering) {
            String shop = entering.getRouteParameters().get("shop").orElse("");
            List<Map<String, Object>> rows = db.sql(
                            QUERIES.get(shop.isEmpty() ? entering.getLocation().getPath() : SHOP))
                    .param("shop", shop.replace("-", ""))
                    .query()
                    .listOfRows();
            Grid<Map<String, Object>> grid = new Grid<>();
            rows.getFirst()
                    .keySet()
                    .forEach(column -> grid.addColumn(row -> row.get(column)).setHeader(column));
            grid.setItems(rows);
            removeAll();
            add(grid);
        }
    }
}
