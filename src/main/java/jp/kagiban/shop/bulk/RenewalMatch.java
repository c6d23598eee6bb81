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
 * Finds the shop of each pasted key by the six-digit number that all keys of a shop contain. Compares only numbers and
 * last four characters, so no stored key is opened.
 */
final class RenewalMatch {

    private final List<KeysOfShop> shops;
    private final Map<String, Integer> newKeysByNumber = new HashMap<>();

    private RenewalMatch(List<KeysOfShop> shops) {
        this.shops = shops;
    }

    /** Returns a row for each key: doubtful keys first, each group in the order of the text. */
    static List<RenewalRow> of(List<PastedKey> keys, List<KeysOfShop> shops) {
        RenewalMatch match = new RenewalMatch(shops);
        keys.forEach(match::count);
        return keys.stream()
                .map(match::row)
                .sorted(Comparator.comparing(row -> row.kind() == Kind.READY))
                .toList();
    }

    /** Counts the new keys of each number. Skips a key in use, which a table may hold beside the new key. */
    private void count(PastedKey key) {
        if (key.problem() == null && storedAs(key, Kind.IN_USE).isEmpty()) {
            newKeysByNumber.merge(key.number(), 1, Integer::sum);
        }
    }

    private RenewalRow row(PastedKey key) {
        if (key.problem() != null) {
            Kind kind = key.problem() == EntryProblem.Kind.OTHER_SECRET ? Kind.OTHER_SECRET : Kind.UNREADABLE;
            return new RenewalRow(kind, "", "", "", key.lines(), List.of());
        }
        for (Kind stored : List.of(Kind.IN_USE, Kind.WAITS_ALREADY)) {
            List<KeysOfShop> same = storedAs(key, stored);
            if (!same.isEmpty()) {
                return row(stored, key, same);
            }
        }
        List<KeysOfShop> owners = owners(key);
        return owners.isEmpty() ? withUnknownNumber(key) : withKnownNumber(key, owners);
    }

    /** Returns the shops whose key in use or waiting key has the same number and last four characters. */
    private List<KeysOfShop> storedAs(PastedKey key, Kind kind) {
        String lastFour = KeyInput.lastFour(key.text());
        return owners(key).stream()
                .filter(shop -> lastFour.equals(kind == Kind.IN_USE ? shop.inUse() : shop.waiting()))
                .toList();
    }

    private List<KeysOfShop> owners(PastedKey key) {
        return shopsAt(key.mall()).stream()
                .filter(shop -> !shop.number().isEmpty() && shop.number().equals(key.number()))
                .toList();
    }

    private List<KeysOfShop> shopsAt(MallId mall) {
        return shops.stream().filter(shop -> shop.mall().equals(mall)).toList();
    }

    private RenewalRow withUnknownNumber(PastedKey key) {
        List<KeysOfShop> possible = shopsAt(key.mall()).stream()
                .filter(shop -> shop.number().isEmpty() && shop.open() && !shop.busy())
                .toList();
        return row(possible.isEmpty() ? Kind.NO_SHOP : Kind.NUMBER_UNKNOWN, key, possible);
    }

    private RenewalRow withKnownNumber(PastedKey key, List<KeysOfShop> owners) {
        List<KeysOfShop> free = owners.stream().filter(shop -> !shop.busy()).toList();
        if (free.isEmpty()) {
            return row(Kind.ANOTHER_WAITS, key, owners);
        }
        if (newKeysByNumber.getOrDefault(key.number(), 0) > 1) {
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
     * @param number the number of the key in use, which the mall has accepted; empty if unknown
     * @param inUse the last four characters of the key in use, or null
     * @param waiting the last four characters of the waiting key, or null
     * @param open whether a new key can be entered without the other fields, because those are stored
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
