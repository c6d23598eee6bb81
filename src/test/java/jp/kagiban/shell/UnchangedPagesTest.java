package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.StateTree;
import com.vaadin.flow.internal.change.NodeChange;
import com.vaadin.flow.internal.nodefeature.ElementData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open pages look again every minute, for another node may have changed what they show; only what has changed is sent. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class UnchangedPagesTest extends ShopScreens {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    LivePages pages;

    @Autowired
    TenantScope tenants;

    @Autowired
    TestLogin login;

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @CsvSource({"'', 22", "'', 90", "shops, 22", "shops/%s/renew, 22", "receiving, 22"})
    void whatIsAsItWasIsNotSent(String path, int days) {
        ShopId shop = shopEndingIn(days);
        haveShownThemselvesLongAgo();
        UI.getCurrent().navigate("members");
        UI.getCurrent().navigate(path.formatted(shop));
        looks(2);
        changes();
        looks(3);
        assertThat(changes()).isEmpty();
    }

    /** How long ago orders were fetched is told there by the minute. */
    @Test
    void onAShopsPageTheKeysPanelStaysWhatItIs() {
        UI.getCurrent().navigate("shops/" + shopEndingIn(22));
        Anchor renew = find(Anchor.class).withText("キーを更新する").single();
        looks(2);
        assertThat(find(Anchor.class).withText("キーを更新する").single()).isSameAs(renew);
    }

    @Test
    void whatAnotherNodeChangedIsThereWithinAMinute() {
        shopEndingIn(22);
        UI.getCurrent().navigate("members");
        UI.getCurrent().navigate("");
        db.sql("UPDATE shop SET name = ? WHERE tenant_id = ?")
                .params("支店", Column.of(tenants.current()))
                .update();
        pass(MINUTE);
        follows(() -> assertThat(page()).contains("支店の楽天").doesNotContain("本店"));
    }

    /** The line that tells until when a proof counts changes as that runs out. */
    private void haveShownThemselvesLongAgo() {
        login.enter(UI.getCurrent().getSession(), login.provenAt(member.id(), Instant.EPOCH));
    }

    private ShopId shopEndingIn(int days) {
        Instant end = Instant.parse("2026-11-25T14:59:59Z").plus(Duration.ofDays(days));
        return shopInUse("本店", "shop-a", key(1), end);
    }

    /** Lets as many minutes pass, and every part look after each, though some may be at the last look still. */
    private void looks(int minutes) {
        List<Instant> looks = new ArrayList<>();
        Span probe = new Span();
        pages.follow(probe, () -> {
            looks.add(clock.instant());
            return pages.atLatest();
        });
        UI.getCurrent().add(probe);
        for (int i = 1; i <= minutes; i++) {
            int times = i + 1;
            pass(MINUTE);
            follows(() -> assertThat(looks).hasSize(times));
        }
        UI.getCurrent().remove(probe);
    }

    /** What would be sent to the browser now; the probe's own coming and going is none of it. */
    private static List<String> changes() {
        StateTree tree = UI.getCurrent().getInternals().getStateTree();
        tree.runExecutionsBeforeClientResponse();
        List<NodeChange> changes = new ArrayList<>();
        tree.collectChanges(changes::add);
        return changes.stream().map(UnchangedPagesTest::named).toList();
    }

    private static String named(NodeChange change) {
        String where = Stream.<StateNode>iterate(change.getNode(), Objects::nonNull, StateNode::getParent)
                .filter(node -> node.hasFeature(ElementData.class))
                .map(node -> Element.get(node))
                .filter(element -> !element.isTextNode())
                .map(element -> element.getTag() + "." + element.getAttribute("class"))
                .limit(4)
                .collect(Collectors.joining(" < "));
        return change.getClass().getSimpleName() + " of " + where;
    }
}
