package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.stream.Collectors;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.order.ScriptedOrders;
import jp.kagiban.order.Shopkeeper;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.tenancy.Memberships;
import org.springframework.beans.factory.annotation.Autowired;

/** A member with a shop, whose orders come from a scripted RMS. What isn't a browser happens on another thread. */
abstract class OrderScreens extends SpringBrowserlessTest {

    @Autowired
    Shopkeeper keeper;

    @Autowired
    CurrentMember member;

    @Autowired
    Memberships memberships;

    void openShop() {
        keeper.as(memberships.tenantsOf(member.id()).getFirst());
        elsewhere(keeper::open);
    }

    void fetch() {
        elsewhere(keeper::fetch);
        roundTrip();
    }

    ScriptedOrders.Shelf shelf() {
        return keeper.shelf();
    }

    static void elsewhere(Runnable task) {
        RuntimeException[] failed = new RuntimeException[1];
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                PortalActs.run(task);
            } catch (RuntimeException e) {
                failed[0] = e;
            }
        });
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failed[0] != null) {
            throw failed[0];
        }
    }

    Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    /** The open page says this soon, without being loaded anew. */
    void soon(String... texts) {
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(page()).contains(texts);
        });
    }

    /** All texts of the page, or of a part. */
    static String text(Component part) {
        return part.getElement().getTextRecursively();
    }

    String page() {
        String view = text(((Component) getCurrentView()));
        return view + find(Dialog.class).all().stream().map(OrderScreens::text).collect(Collectors.joining());
    }
}
