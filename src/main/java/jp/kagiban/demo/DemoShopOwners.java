package jp.kagiban.demo;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.demo.DemoMerchants.DemoMerchant;
import jp.kagiban.sandbox.InSandboxMode;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.sandbox.ShopOwners;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Component;

/** Tells the practice desk the shops of the current company and of the demo merchants. */
@Component
@InSandboxMode
class DemoShopOwners implements ShopOwners {

    private final DemoMerchants merchants;
    private final ShopStatuses statuses;
    private final Access access;

    DemoShopOwners(DemoMerchants merchants, ShopStatuses statuses, Access access) {
        this.merchants = merchants;
        this.statuses = statuses;
        this.access = access;
    }

    @Override
    public Set<String> ownCodes() {
        return own().map(ShopStatus::code).collect(Collectors.toSet());
    }

    @Override
    public Optional<String> code(String shop) {
        return own().filter(own -> own.shop().toString().equals(shop))
                .map(ShopStatus::code)
                .findFirst();
    }

    private Stream<ShopStatus> own() {
        return access.may(Permission.SEE_SHOPS) ? statuses.all().stream() : Stream.empty();
    }

    @Override
    public Optional<String> company(SandboxShop shop) {
        return merchants.all().stream()
                .filter(merchant -> merchant.shops().stream()
                        .anyMatch(ready -> ready.number().equals(shop.number())))
                .map(DemoMerchant::company)
                .findFirst();
    }
}
