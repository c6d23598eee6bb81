package jp.kagiban.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.testing.RakutenEntry;
import org.springframework.context.ApplicationContext;

/** First imports of a merchant's shops, one after the other, by the portal's own jobs. */
final class Imports {

    private static final int STEPS = 5;
    private static final long LOOK_EVERY = 200_000_000;

    private final ShopFormService shopForms;
    private final ShopRecords shopRecords;
    private final IntakeStatuses statuses;
    private final OrderBook book;
    private final MemberId owner;

    Imports(ApplicationContext portal, MemberId owner) {
        this.shopForms = portal.getBean(ShopFormService.class);
        this.shopRecords = portal.getBean(ShopRecords.class);
        this.statuses = portal.getBean(IntakeStatuses.class);
        this.book = portal.getBean(OrderBook.class);
        this.owner = owner;
    }

    Import fetchAll(BenchRms.Shop warmUp, BenchRms.Shop measured) {
        await(register(warmUp), Imports::isAtRest);
        Map<Integer, Long> heap = new TreeMap<>(Map.of(0, heapInUse()));
        Speed.Start start = Speed.Start.now();
        ShopId shop = register(measured);
        for (int step = 1; step < STEPS; step++) {
            int orders = step * measured.orders() / STEPS;
            await(shop, intake -> isThrough(intake) || intake.firstImport().fetched() >= orders);
            heap.put(orders, heapInUse());
        }
        await(shop, Imports::isThrough);
        Speed speed = start.after(measured.orders());
        heap.put(measured.orders(), heapInUse());
        demandAll(warmUp.orders() + measured.orders());
        return new Import(speed, heap);
    }

    private ShopId register(BenchRms.Shop shop) {
        KeyEntry keys = RakutenEntry.of(shop.serviceSecret(), shop.licenseKey());
        NewShop form = new NewShop(
                shopRecords.proposedName(RakutenFamilies.OWN_APP.mall()),
                shop.code(),
                "",
                RakutenFamilies.OWN_APP,
                keys,
                Set.of());
        if (shopForms.register(form, owner) instanceof Saving.Saved saved) {
            return saved.shop();
        }
        throw new IllegalStateException("The shop could not be registered");
    }

    private void await(ShopId shop, Predicate<IntakeStatus> reached) {
        while (statuses.of(shop).filter(reached).isEmpty()) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    private static boolean isThrough(IntakeStatus intake) {
        return intake.firstImport() == null;
    }

    private static boolean isAtRest(IntakeStatus intake) {
        return isThrough(intake) && intake.nextRun() != null && intake.nextRun().isAfter(Instant.now());
    }

    private void demandAll(int orders) {
        int there = book.count(OrderFilter.NONE);
        if (there != orders) {
            throw new IllegalStateException("The portal has " + there + " of " + orders + " orders");
        }
    }

    /** After a full collection, whose time counts as the import's. */
    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
