package jp.kagiban.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of screens with shops have in common: a merchant at their screen, an RMS by script, jobs by hand. */
public abstract class ShopScreens extends SpringBrowserlessTest {

    protected static final String SECRET = "SP123456_a1b2c3d4e5f6";
    /** 90 days from the start of the clock. */
    protected static final Instant FAR = Instant.parse("2027-02-23T14:59:59Z");

    @Autowired
    protected ShopFormService shopForms;

    @Autowired
    protected KeyCommands keyCommands;

    @Autowired
    protected ShopRecords shopRecords;

    @Autowired
    protected ScriptedRms rms;

    @Autowired
    protected HandDrivenJobs jobs;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected CurrentMember member;

    /** {@code SL123456_} and twelve characters that differ by the number. */
    protected static String key(int n) {
        return "SL123456_abcdefgh%04d".formatted(n);
    }

    /** Registers a shop whose key waits. */
    protected ShopId shop(String name, String code, String key) {
        return register(member.id(), name, code, key);
    }

    /** Registers a shop in the tenant in force. */
    protected ShopId register(MemberId by, String name, String code, String key) {
        NewShop form = new NewShop(name, code, "", RakutenFamilies.OWN_APP, RakutenEntry.of(SECRET, key), Set.of());
        return ((Saving.Saved) shopForms.register(form, by)).shop();
    }

    /** Does something on a thread that belongs to no tab. */
    protected static <T> T elsewhere(Supplier<T> task) {
        return CompletableFuture.supplyAsync(() -> PortalActs.in(task), Thread::startVirtualThread)
                .join();
    }

    /** Registers a shop and brings its key into use. */
    protected ShopId shopInUse(String name, String code, String key, Instant expiry) {
        rms.takes(key, expiry);
        ShopId shop = shop(name, code, key);
        jobs.runDue();
        return shop;
    }

    protected void renew(ShopId shop, String key) {
        Saving saving = shopForms.replaceKeys(shop, RakutenEntry.renewal(key), Set.of(), member.id());
        assertThat(saving).isInstanceOf(Saving.Saved.class);
    }

    protected void pass(Duration time) {
        clock.advance(time);
    }

    protected TextField field(String label) {
        return find(TextField.class).withLabel(label).single();
    }

    protected void type(String label, String value) {
        test(field(label)).setValue(value);
    }

    protected Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    protected void press(String text) {
        test(button(text)).click();
    }

    protected boolean offers(String text) {
        return find(Button.class).withText(text).exists();
    }

    /** All that can be read in the tab, hidden parts left out. */
    protected String page() {
        doWhatOthersLeft();
        return PageText.of(UI.getCurrent());
    }

    /** Looking for a part lets tasks be done that other threads have given to this tab; a round trip alone doesn't. */
    private void doWhatOthersLeft() {
        find(H1.class).exists();
    }

    /** Waits until what other threads have left for this tab has been done and the claim holds. */
    protected void follows(ThrowingRunnable claim) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(NoSuchElementException.class)
                .untilAsserted(() -> {
                    doWhatOthersLeft();
                    claim.run();
                });
    }
}
