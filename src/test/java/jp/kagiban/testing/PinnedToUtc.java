package jp.kagiban.testing;

import java.util.TimeZone;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Pins the JVM of the tests to UTC, also when an IDE starts them. */
public class PinnedToUtc implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }
}
