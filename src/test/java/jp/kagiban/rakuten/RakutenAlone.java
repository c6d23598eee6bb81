package jp.kagiban.rakuten;

import java.nio.file.Path;
import java.time.Duration;
import jp.kagiban.mall.Mall;
import jp.kagiban.shared.Settings;
import jp.kagiban.testing.TestSettings;

/** Rakuten as a mall for tests that ask nothing of it over the wire. */
public final class RakutenAlone {

    private static final Mall MALL = withPartner(null);

    private RakutenAlone() {}

    public static Mall mall() {
        return MALL;
    }

    /** @param partnerSecret the serviceSecret of a developer's app, or null */
    public static Mall withPartner(String partnerSecret) {
        return new RakutenMall(null, null, null, null, settings(partnerSecret));
    }

    private static Settings settings(String partnerSecret) {
        return new Settings(
                false,
                Path.of("target"),
                new Settings.Rms(null, Duration.ofSeconds(1), partnerSecret),
                new Settings.Vault(Path.of("target"), null),
                TestSettings.DB,
                new Settings.Renewal(Duration.ofMinutes(2)),
                new Settings.Orders(Duration.ofMinutes(5)));
    }
}
