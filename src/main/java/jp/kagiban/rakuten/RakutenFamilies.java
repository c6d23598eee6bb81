package jp.kagiban.rakuten;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.Family;
import jp.kagiban.vault.Field;

/** The two kinds of credentials, by the owner of the app (docs/rakuten-rms.md, Keys). */
public final class RakutenFamilies {

    private static final CredentialField SERVICE_SECRET =
            field(RakutenKeys.SERVICE_SECRET, Field.SERVICE_SECRET, "shop.service-secret", 8);
    private static final CredentialField LICENSE_KEY =
            field(RakutenKeys.LICENSE_KEY, Field.LICENSE_KEY, "shop.license-key", 11);

    /** The shop's own app: the merchant enters both secrets, which contain the same six-digit number. */
    public static final Family OWN_APP = new Family(
            RakutenMall.ID,
            "OWN_APP",
            language -> translate(language, "shop.family.own-app"),
            LICENSE_KEY,
            List.of(SERVICE_SECRET));

    /** A developer's app: the portal holds the serviceSecret, the merchant enters only the licenseKey. */
    public static final Family DEVELOPER_APP = new Family(
            RakutenMall.ID,
            "DEVELOPER_APP",
            language -> translate(language, "shop.family.developer-app"),
            LICENSE_KEY,
            List.of());

    private RakutenFamilies() {}

    private static CredentialField field(String name, Field sealedAs, String key, int manualStep) {
        return new CredentialField(
                name,
                sealedAs,
                language -> translate(language, key),
                language -> translate(language, key + ".help"),
                manualStep);
    }

    static String translate(Locale language, String key) {
        return I18NProvider.translate(language, key);
    }
}
