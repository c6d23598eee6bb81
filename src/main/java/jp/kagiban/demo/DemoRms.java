package jp.kagiban.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.kagiban.demo.DemoMerchants.DemoShop;
import jp.kagiban.rakuten.RakutenKeys;
import jp.kagiban.sandbox.InSandboxMode;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.entry.KeyEntry;
import org.springframework.stereotype.Component;

/**
 * Prepares the shops of the demo merchants in the fake RMS: orders, and keys that expire in the wanted number of days.
 */
@Component
@InSandboxMode
class DemoRms {

    private final SandboxRms rms;
    private final SandboxOrders orders;
    private final Clock clock;

    DemoRms(SandboxRms rms, SandboxOrders orders, Clock clock) {
        this.rms = rms;
        this.orders = orders;
        this.clock = clock;
    }

    /** Opens the shop with its orders if it is missing, and moves the end of its first key. */
    void redate(DemoShop shop) {
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

    /**
     * Returns the end of the shop's key: 23:59:59 in Tokyo, as RMS ends its keys (docs/rakuten-rms.md, Licence API).
     */
    private Instant endOf(DemoShop shop) {
        return Jst.startOf(Jst.today(clock).plusDays(shop.days() + 1L)).minusSeconds(1);
    }

    private static SandboxKey firstKey(SandboxShop shop) {
        return shop.keys().getFirst();
    }

    KeyEntry keys(DemoShop shop) {
        SandboxShop inRms = rms.shop(shop.number());
        return new KeyEntry(Map.of(
                RakutenKeys.SERVICE_SECRET,
                inRms.serviceSecret(),
                RakutenKeys.LICENSE_KEY,
                firstKey(inRms).licenseKey()));
    }
}
