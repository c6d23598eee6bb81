package jp.kagiban.shop.bulk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.MallId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.bulk.PastedKeys.PastedKey;
import jp.kagiban.shop.bulk.RenewalRow.Kind;
import jp.kagiban.shop.bulk.RenewalRow.Target;
import jp.kagiban.shop.entry.KeyInput;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shop of each pasted key by the number that their keys share. Numbers and last four characters suffice, so no stored
 * key is opened.
 */
final class RenewalMatch {

    private final List<KeysOfShop> shops;
    private final Map<String, Integer> keysOfNumber = new HashMap<>();

    private RenewalMatch(List<KeysOfShop> shops) {
        this.shops = shops;
    }

    /** Returns a row for each key: doubts first, then in the order of the paste. */
    static List<RenewalRow> of(List<PastedKey> keys, List<KeysOfShop> shops) {
        RenewalMatch match = new RenewalMatch(shops);
        keys.forEach(match::count);
        return keys.stream()
                .map(match::row)
                .sorted(Comparator.comparing(row -> row.kind() == Kind.READY))
                .toList();
    }

    /** Doesn't count a stored key that a table holds beside the new one. */
    private void count(PastedKey key) {
        if (key.problem() == null && ending(key, Kind.IN_USE).isEmpty()) {
            keysOfNumber.merge(key.number(), 1, Integer::sum);
        }
    }

    private RenewalRow row(PastedKey key) {
        if (key.problem() != null) {
            Kind kind = key.problem() == EntryProblem.Kind.OTHER_SECRET ? Kind.OTHER_SECRET : Kind.UNREADABLE;
            return new RenewalRow(kind, "", "", "", key.lines(), List.of());
        }
        for (Kind stored : List.of(Kind.IN_USE, Kind.WAITS_ALREADY)) {
            List<KeysOfShop> same = ending(key, stored);
            if (!same.isEmpty()) {
                return row(stored, key, same);
            }
        }
        List<KeysOfShop> owners = owners(key);
        return owners.isEmpty() ? unknown(key) : known(key, owners);
    }

    private List<KeysOfShop> ending(PastedKey key, Kind as) {
        String end = KeyInput.lastFour(key.text());
        return owners(key).stream()
                .filter(shop -> end.equals(as == Kind.IN_USE ? shop.inUse() : shop.waiting()))
                .toList();
    }

    private List<KeysOfShop> owners(PastedKey key) {
        return of(key.mall()).stream()
                .filter(shop -> !shop.number().isEmpty() && shop.number().equals(key.number()))
                .toList();
    }

    private List<KeysOfShop> of(MallId mall) {
        return shops.stream().filter(shop -> shop.mall().equals(mall)).toList();
    }

    private RenewalRow unknown(PastedKey key) {
        List<KeysOfShop> possible = of(key.mall()).stream()
                .filter(shop -> shop.number().isEmpty() && shop.open() && !shop.busy())
                .toList();
        return row(possible.isEmpty() ? Kind.NO_SHOP : Kind.NUMBER_UNKNOWN, key, possible);
    }

    private RenewalRow known(PastedKey key, List<KeysOfShop> owners) {
        List<KeysOfShop> free = owners.stream().filter(shop -> !shop.busy()).toList();
        if (free.isEmpty()) {
            return row(Kind.ANOTHER_WAITS, key, owners);
        }
        if (keysOfNumber.getOrDefault(key.number(), 0) > 1) {
            return row(Kind.NUMBER_TWICE, key, free);
        }
        return row(free.size() > 1 ? Kind.SHOPS_ALIKE : Kind.READY, key, free);
    }

    private static RenewalRow row(Kind kind, PastedKey key, List<KeysOfShop> shops) {
        List<Target> targets =
                shops.stream().map(shop -> new Target(shop.shop(), shop.name())).toList();
        return new RenewalRow(kind, key.text(), KeyInput.lastFour(key.text()), key.number(), key.lines(), targets);
    }

    /**
     * The facts about a shop that decide whether a pasted key belongs to it.
     *
     * @param number of the key in use, which its mall has accepted; empty if none is known
     * @param inUse the last four characters of the key in use, or null
     * @param waiting the last four characters of the waiting key, or null
     * @param open whether a new key can be entered alone, because the other fields are stored
     */
    record KeysOfShop(
            ShopId shop,
            String name,
            MallId mall,
            String number,
            @Nullable String inUse,
            @Nullable String waiting,
            boolean open) {

        /** Whether a new key already waits beside the key in use. */
        boolean busy() {
            return inUse != null && waiting != null;
        }
    }
}
