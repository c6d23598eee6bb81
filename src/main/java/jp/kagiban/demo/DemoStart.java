package jp.kagiban.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.demo.DemoMerchant.DemoShop;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.rakuten.RakutenKeys;
import jp.kagiban.sandbox.InSandboxMode;
import jp.kagiban.sandbox.KeyOrder;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.sandbox.WhenPast;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.KeyEntry;
import jp.kagiban.shop.NewShop;
import jp.kagiban.shop.ShopFormService;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.SignUp;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the ready merchants at the first start, the way people do: they sign up, get keys from the fake RMS, which has
 * orders for them, and register their shops. At each later start the fake RMS is re-dated, the portal asks it by its ordinary job, and what is missing is
 * made again.
 */
@Component
@InSandboxMode
class DemoStart {

    private final SandboxRms rms;
    private final SandboxOrders orders;
    private final Accounts accounts;
    private final AddressProof proof;
    private final SignUp signUp;
    private final Memberships memberships;
    private final ShopFormService shopForms;
    private final KeyCommands keyCommands;
    private final ShopStatuses standings;
    private final TenantScope tenants;
    private final Clock clock;

    DemoStart(
            SandboxRms rms,
            SandboxOrders orders,
            Accounts accounts,
            AddressProof proof,
            SignUp signUp,
            Memberships memberships,
            ShopFormService shopForms,
            KeyCommands keyCommands,
            ShopStatuses standings,
            TenantScope tenants,
            Clock clock) {
        this.rms = rms;
        this.orders = orders;
        this.accounts = accounts;
        this.proof = proof;
        this.signUp = signUp;
        this.memberships = memberships;
        this.shopForms = shopForms;
        this.keyCommands = keyCommands;
        this.standings = standings;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        DemoMerchant.ALL.forEach(merchant -> merchant.shops().forEach(this::redate));
        PortalActs.run(() -> DemoMerchant.ALL.forEach(this::complete));
    }

    private void redate(DemoShop shop) {
        SandboxShop inRms = rms.openShop(shop.number(), shop.code(), shop.name());
        Instant end = endOf(shop);
        if (!orders.known(shop.number())) {
            orders.createOrdinaryDay(shop.number());
            orders.setRate(shop.number(), shop.ordersPerHour());
        }
        if (inRms.keys().isEmpty()) {
            rms.issue(shop.number(), new KeyOrder(end, Duration.ZERO, null, WhenPast.ANSWER_DATE));
        } else {
            rms.redate(firstKey(inRms).licenseKey(), end);
        }
    }

    /** 23:59:59 in Tokyo, as RMS ends its keys (docs/rakuten-rms.md, Licence API). */
    private Instant endOf(DemoShop shop) {
        return Jst.startOf(Jst.today(clock).plusDays(shop.days() + 1L)).minusSeconds(1);
    }

    private static SandboxKey firstKey(SandboxShop shop) {
        return shop.keys().getFirst();
    }

    /** Makes what is missing: an earlier start may have broken off anywhere. */
    private void complete(DemoMerchant merchant) {
        UUID owner = accounts.withEmail(merchant.email()).orElseGet(() -> open(merchant));
        if (!proof.proven(owner)) {
            proof.accept(owner);
        }
        memberships.tenantsOf(owner).stream()
                .findFirst()
                .ifPresent(tenant -> tenants.run(tenant, () -> completeShops(merchant, owner)));
    }

    private UUID open(DemoMerchant merchant) {
        NewMember owner = new NewMember(merchant.person(), merchant.email(), DemoMerchant.PASSWORD);
        return signUp.openProven(merchant.company(), owner).owner();
    }

    private void completeShops(DemoMerchant merchant, UUID owner) {
        List<ShopStatus> there = standings.all();
        there.stream().map(ShopStatus::shop).forEach(keyCommands::checkNow);
        Set<String> codes = there.stream().map(ShopStatus::code).collect(Collectors.toSet());
        merchant.shops().stream().filter(shop -> !codes.contains(shop.code())).forEach(shop -> register(shop, owner));
    }

    private void register(DemoShop shop, UUID owner) {
        SandboxShop inRms = rms.shop(shop.number());
        KeyEntry keys = new KeyEntry(Map.of(
                RakutenKeys.SERVICE_SECRET,
                inRms.serviceSecret(),
                RakutenKeys.LICENSE_KEY,
                firstKey(inRms).licenseKey()));
        shopForms.register(new NewShop(shop.name(), shop.code(), "", RakutenFamilies.OWN_APP, keys, Set.of()), owner);
    }
}
