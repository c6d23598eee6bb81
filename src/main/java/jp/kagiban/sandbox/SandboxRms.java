package jp.kagiban.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxRefused.Reason;

/** Manages the shops and keys of the fake RMS, and its state. Each change is on disk when its method returns. */
public class SandboxRms {

    /** The limit of RMS (docs/rakuten-rms.md, Keys). */
    static final int MOST_LIVE_KEYS = 2;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_LENGTH = 16;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,32}");

    private final SandboxFile<SandboxBook> file;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile SandboxBook book;

    SandboxRms(Path folder, Clock clock) {
        this.file = SandboxFile.book(folder);
        this.clock = clock;
        this.book = file.read(SandboxBook.EMPTY);
    }

    /**
     * Returns the shop of this number. If there is none, opens one with all functions switched on.
     *
     * @param code small letters, digits and hyphens, as in the address of a shop
     * @throws SandboxRefused if number, code or name has another form
     */
    public synchronized SandboxShop openShop(String number, String code, String name) {
        if (!NUMBER.matcher(number).matches() || !CODE.matcher(code).matches() || name.isBlank()) {
            throw new SandboxRefused(
                    Reason.BAD_SHOP, "A shop has a number of six digits, a code of a-z, 0-9 and -, and a name.");
        }
        if (book.shop(number).isEmpty()) {
            store(book.with(new SandboxShop(
                    number,
                    code,
                    name.strip(),
                    secret("SP", number),
                    EnumSet.allOf(SandboxFunction.class),
                    List.of())));
        }
        return shop(number);
    }

    /** Returns a number that no shop has. */
    public synchronized String freeNumber() {
        return Stream.generate(() -> Integer.toString(random.nextInt(100_000, 1_000_000)))
                .filter(number -> book.shop(number).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Makes a secret in the usual form (docs/rakuten-rms.md, Keys): a prefix, the shop number, sixteen letters and
     * digits.
     */
    private String secret(String prefix, String shopNumber) {
        StringBuilder secret = new StringBuilder(prefix + shopNumber + "_");
        random.ints(RANDOM_LENGTH, 0, ALPHABET.length()).forEach(index -> secret.append(ALPHABET.charAt(index)));
        return secret.toString();
    }

    /**
     * Issues a key. Earlier keys stay as they are.
     *
     * @throws SandboxRefused if there is no such shop, or it has two live keys already
     */
    public synchronized SandboxKey issue(String shopNumber, KeyOrder order) {
        SandboxShop shop = shop(shopNumber);
        Instant now = clock.instant();
        Set<SandboxFunction> functions = order.functions();
        SandboxKey key = new SandboxKey(
                secret("SL", shopNumber),
                now,
                now.plus(order.activeAfter()),
                order.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                functions == null ? shop.functions() : functions,
                order.whenPast(),
                false);
        if (key.occupies(now) && occupied(shop, now) >= MOST_LIVE_KEYS) {
            throw new SandboxRefused(
                    Reason.TWO_LIVE_KEYS, "This shop has two live keys; stop one before another is issued.");
        }
        store(book.changing(shopNumber, found -> found.with(key)));
        return key;
    }

    private static long occupied(SandboxShop shop, Instant now) {
        return shop.keys().stream().filter(key -> key.occupies(now)).count();
    }

    /**
     * Moves the end of a key, to the past or the future. Fractions of a second are cut off.
     *
     * @throws SandboxRefused if there is no such key
     */
    public void redate(String licenseKey, Instant expiresAt) {
        change(licenseKey, key -> key.endingAt(expiresAt.truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * Stops a key (利用停止): RMS refuses it from now on, whatever its date.
     *
     * @throws SandboxRefused if there is no such key
     */
    public void stop(String licenseKey) {
        change(licenseKey, SandboxKey::stop);
    }

    /**
     * Switches functions on and off for the keys that this shop is issued from now on.
     *
     * @throws SandboxRefused if there is no such shop
     */
    public synchronized void setFunctions(String shopNumber, Set<SandboxFunction> functions) {
        shop(shopNumber);
        store(book.changing(shopNumber, shop -> shop.withFunctions(functions)));
    }

    public synchronized void setWeather(ServiceState weather) {
        store(book.in(weather));
    }

    public ServiceState weather() {
        return book.weather();
    }

    public synchronized void setManners(Manners manners) {
        store(book.with(manners));
    }

    public Manners manners() {
        return book.manners();
    }

    /** Returns all shops, the newest last. */
    public List<SandboxShop> shops() {
        return book.shops();
    }

    /** @throws SandboxRefused if there is no such shop */
    public SandboxShop shop(String number) {
        return book.shop(number)
                .orElseThrow(() -> new SandboxRefused(Reason.NO_SUCH_SHOP, "There is no shop of this number."));
    }

    private synchronized void change(String licenseKey, UnaryOperator<SandboxKey> change) {
        SandboxShop owner = book.shops().stream()
                .filter(shop -> shop.has(licenseKey))
                .findFirst()
                .orElseThrow(() -> new SandboxRefused(Reason.NO_SUCH_KEY, "No such key was issued here."));
        store(book.changing(owner.number(), shop -> shop.changing(licenseKey, change)));
    }

    private void store(SandboxBook changed) {
        file.write(changed);
        book = changed;
    }
}
