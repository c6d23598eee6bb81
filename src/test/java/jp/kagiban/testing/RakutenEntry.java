package jp.kagiban.testing;

import java.util.Map;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.rakuten.RakutenKeys;
import jp.kagiban.shared.Secret;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.register.ShopField;

/** RMS's two secrets, as they are entered and as they are used. */
public final class RakutenEntry {

    public static final ShopField SERVICE_SECRET = new ShopField(RakutenKeys.SERVICE_SECRET);
    public static final ShopField LICENSE_KEY = new ShopField(RakutenKeys.LICENSE_KEY);

    private RakutenEntry() {}

    public static KeyEntry of(String serviceSecret, String licenseKey) {
        return new KeyEntry(Map.of(RakutenKeys.SERVICE_SECRET, serviceSecret, RakutenKeys.LICENSE_KEY, licenseKey));
    }

    public static KeyEntry renewal(String licenseKey) {
        return of("", licenseKey);
    }

    public static Credentials credentials(String serviceSecret, String licenseKey, MallCaller caller) {
        return new Credentials(
                Map.of(
                        RakutenKeys.SERVICE_SECRET,
                        Secret.of(serviceSecret),
                        RakutenKeys.LICENSE_KEY,
                        Secret.of(licenseKey)),
                caller);
    }
}
