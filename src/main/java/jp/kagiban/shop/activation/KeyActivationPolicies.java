package jp.kagiban.shop.activation;

import java.time.Duration;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.Settings;
import jp.kagiban.shop.register.Shop;
import org.springframework.stereotype.Component;

/** The policy for the waiting keys of each shop, which goes by how long its mall takes to accept them. */
@Component
class KeyActivationPolicies {

    private final Duration retry;
    private final Malls malls;

    KeyActivationPolicies(Settings settings, Malls malls) {
        this.retry = settings.renewal().retry();
        this.malls = malls;
    }

    KeyActivationPolicy of(Shop shop) {
        return new KeyActivationPolicy(retry, malls.of(shop.mallId()).acceptance());
    }
}
