package jp.kagiban.testing;

import java.util.List;
import jp.kagiban.shared.Settings;

/** Parts of the settings that most tests leave as they come. */
public final class TestSettings {

    public static final Settings.Web WEB = new Settings.Web(null, List.of(), null, null);

    public static final Settings.Mail MAIL = new Settings.Mail(null, 587, null, null, null, Settings.Mail.Tls.STARTTLS);

    private TestSettings() {}
}
