package jp.kagiban.shop;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/** The numbers that malls gave to the shops of the tenant in force, as far as keys tell them. */
@Service
public class ShopNumbers {

    private final TenantScope scope;
    private final KeyGenerations generations;

    ShopNumbers(TenantScope scope, KeyGenerations generations) {
        this.scope = scope;
        this.generations = generations;
    }

    /** By shop: the number in the newest key that has one. */
    @Needs(Permission.SEE_SHOPS)
    public Map<ShopId, String> all() {
        return generations.standing(scope.current()).stream()
                .filter(key -> key.origin().shopNumber() != null)
                .sorted(Comparator.comparingInt(KeyGeneration::serialNo))
                .collect(Collectors.toMap(
                        KeyGeneration::shopId, key -> key.origin().shopNumber(), (_, newer) -> newer));
    }
}
