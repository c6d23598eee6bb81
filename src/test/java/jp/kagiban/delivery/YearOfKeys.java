package jp.kagiban.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.kagiban.notice.ShopBuilder;
import jp.kagiban.shared.Jst;

/** The shops of a company, whose keys are renewed early, late, or a while after they ended. */
final class YearOfKeys {

    private static final List<Integer> REMINDERS = List.of(-7, -1, 0, 1, 3, 7, 14, 30);

    private final Random random;
    private final List<Key> keys;

    YearOfKeys(String company, int many, LocalDate today, Random random) {
        this.random = random;
        this.keys = IntStream.range(0, many)
                .mapToObj(i -> new Key(company + "の店" + i, today.plusDays(random.nextInt(90))))
                .toList();
    }

    /** What must be told of a key's end on one of the days of reminder. */
    record Chance(UUID recipient, String shop, LocalDate last, int day) {}

    private final class Key {

        private final String name;
        private final ShopBuilder shop;
        private LocalDate last;
        private LocalDate renewal;

        private Key(String name, LocalDate last) {
            this.name = name;
            this.shop = ShopBuilder.shop(name);
            lasts(last);
        }

        private void lasts(LocalDate day) {
            last = day;
            renewal = day.plusDays(random.nextInt(45) - 33L);
            shop.expires(Jst.startOf(day.plusDays(1)).minusSeconds(1));
        }
    }

    /** As of this day; a key is renewed at midnight. */
    ShopBuilder[] on(LocalDate today) {
        keys.stream().filter(key -> !today.isBefore(key.renewal)).forEach(key -> key.lasts(today.plusDays(90)));
        return keys.stream().map(key -> key.shop).toArray(ShopBuilder[]::new);
    }

    List<Chance> chances(UUID recipient, Instant now) {
        return keys.stream()
                .flatMap(key -> chance(recipient, key.name, key.last, now).stream())
                .toList();
    }

    static Optional<Chance> chance(UUID recipient, String shop, LocalDate last, Instant now) {
        long left = ChronoUnit.DAYS.between(Jst.day(now), last);
        return REMINDERS.stream()
                .filter(day -> day >= left)
                .findFirst()
                .map(day -> new Chance(recipient, shop, last, day));
    }
}
