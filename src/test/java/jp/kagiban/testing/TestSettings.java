package jp.kagiban.testing;

import jp.kagiban.shared.Settings;

/** Parts of the settings that most tests leave as they come. */
public final class TestSettings {

    public static final Settings.Db DB = new Settings.Db(null, "", "");

    private TestSettings() {}
}
