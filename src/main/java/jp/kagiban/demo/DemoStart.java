package jp.kagiban.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.demo.DemoMerchants.DemoMerchant;
import jp.kagiban.demo.DemoMerchants.DemoShop;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.sandbox.InSandboxMode;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.shop.watch.PastChecks;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.SignUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the demo merchants at the first start by the usual services: sign-up, keys from the fake RMS, registration of
 * shops. Each later start moves the dates in the fake RMS, schedules key checks, and makes what is missing. A step that
 * fails is skipped.
 */
@Component
@InSandboxMode
@ConditionalOnWebApplication // not for commands, which run without a portal, and possibly without a keystore
class DemoStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final DemoMerchants merchants;
    private final DemoRms rms;
    private final Accounts accounts;
    private final AddressProof proof;
    private final SignUp signUp;
    private final Memberships memberships;
    private final ShopFormService shopForms;
    private final PastChecks pastChecks;
    private final KeyCommands keyCommands;
    private final ShopStatuses statuses;
    private final TenantScope tenants;
    private volatile boolean running;

    DemoStart(
            DemoMerchants merchants,
            DemoRms rms,
            Accounts accounts,
            AddressProof proof,
            SignUp signUp,
            Memberships memberships,
            ShopFormService shopForms,
            PastChecks pastChecks,
            KeyCommands keyCommands,
            ShopStatuses statuses,
            TenantScope tenants) {
        this.merchants = merchants;
        this.rms = rms;
        this.accounts = accounts;
        this.proof = proof;
        this.signUp = signUp;
        this.memberships = memberships;
        this.shopForms = shopForms;
        this.pastChecks = pastChecks;
        this.keyCommands = keyCommands;
        this.statuses = statuses;
        this.tenants = tenants;
    }

    /** Before the web server, so that nobody meets a login page without merchants. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void start() {
        running = true;
        merchants.all().forEach(merchant -> merchant.shops().forEach(rms::redate));
        PortalActs.run(() -> merchants.all().forEach(merchant -> attempt(merchant.email(), () -> complete(merchant))));
    }

    /** Makes what is missing of a merchant, since an earlier start may have stopped anywhere. */
    private void complete(DemoMerchant merchant) {
        MemberId owner = owner(merchant);
        memberships.tenantsOf(owner).stream()
                .findFirst()
                .ifPresent(tenant -> tenants.run(tenant, () -> completeShops(merchant, owner)));
    }

    /** Returns the owner. Signs them up and proves their address if necessary. */
    private MemberId owner(DemoMerchant merchant) {
        MemberId owner = accounts.withEmail(merchant.email()).orElseGet(() -> signUp(merchant));
        if (!proof.proven(owner)) {
            proof.accept(owner);
        }
        return owner;
    }

    private MemberId signUp(DemoMerchant merchant) {
        NewMember owner = new NewMember(merchant.person(), merchant.email(), DemoMerchants.PASSWORD);
        return signUp.openProven(merchant.company(), owner).owner();
    }

    private void completeShops(DemoMerchant merchant, MemberId owner) {
        List<ShopStatus> existing = statuses.all();
        existing.forEach(shop -> attempt(shop.code(), () -> keyCommands.checkNow(shop.shop())));
        Set<String> codes = existing.stream().map(ShopStatus::code).collect(Collectors.toSet());
        merchant.shops().stream()
                .filter(shop -> !codes.contains(shop.code()))
                .forEach(shop -> attempt(shop.code(), () -> register(shop, owner)));
    }

    private void register(DemoShop shop, MemberId owner) {
        NewShop form = new NewShop(shop.name(), shop.code(), "", RakutenFamilies.OWN_APP, rms.keys(shop), Set.of());
        if (shopForms.register(form, owner) instanceof Saving.Saved saved) {
            pastChecks.replace(saved.shop(), shop.pastChecks());
        }
    }

    private static void attempt(String name, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOG.warn("Demo data of {} skipped; the next start tries again", name, fault);
        }
    }
}
